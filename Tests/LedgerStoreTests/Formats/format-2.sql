BEGIN TRANSACTION;
CREATE TABLE _column (
  sheet INTEGER NOT NULL REFERENCES _sheet, col INTEGER NOT NULL, heading TEXT NOT NULL,
  field TEXT) STRICT;
INSERT INTO "_column" VALUES(1,1,'党支部代码','code');
INSERT INTO "_column" VALUES(1,2,'党支部名称','org_name');
INSERT INTO "_column" VALUES(1,3,'曾用名','former_name');
INSERT INTO "_column" VALUES(2,1,'培训班','class_name');
INSERT INTO "_column" VALUES(2,2,'日期','held_on');
INSERT INTO "_column" VALUES(2,3,'姓名','name');
INSERT INTO "_column" VALUES(2,4,'所在党支部','branch');
INSERT INTO "_column" VALUES(2,5,'学时','hours');
CREATE TABLE _finding (
  _id INTEGER PRIMARY KEY, severity TEXT NOT NULL, rule TEXT NOT NULL, dataset TEXT, entity TEXT,
  source INTEGER REFERENCES _source, sheet INTEGER REFERENCES _sheet, row INTEGER, col INTEGER,
  heading TEXT, value TEXT, is_sensitive INTEGER NOT NULL, is_rejection INTEGER NOT NULL,
  message TEXT NOT NULL, suggestion TEXT) STRICT;
CREATE TABLE _ledger (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
INSERT INTO "_ledger" VALUES('format','2');
INSERT INTO "_ledger" VALUES('pipeline','mini');
INSERT INTO "_ledger" VALUES('title','小台账');
INSERT INTO "_ledger" VALUES('period','2023-05');
CREATE TABLE _metric (
  _id INTEGER PRIMARY KEY, metric TEXT NOT NULL, dimension TEXT NOT NULL, grp TEXT NOT NULL,
  met INTEGER NOT NULL, not_met INTEGER NOT NULL, unknown INTEGER NOT NULL,
  excluded INTEGER NOT NULL, reached INTEGER) STRICT;
INSERT INTO "_metric" VALUES(1,'attendance','total','合计',2,0,0,0,1);
CREATE TABLE _parameter (
  name TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, value TEXT NOT NULL, unit TEXT,
  basis TEXT NOT NULL, mark TEXT NOT NULL, valid_from TEXT, valid_to TEXT) STRICT;
CREATE TABLE _sheet (
  _id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES _source, name TEXT NOT NULL,
  visibility TEXT NOT NULL, dataset TEXT, header_row INTEGER, rows_read INTEGER, loaded INTEGER,
  rejected INTEGER, skipped INTEGER, records INTEGER, body TEXT) STRICT;
INSERT INTO "_sheet" VALUES(1,1,'','visible','branch',1,3,2,0,1,2,'420e8f7a39248b04');
INSERT INTO "_sheet" VALUES(2,2,'','visible','training',1,3,2,0,1,2,'eadd96a81b5a6bc9');
CREATE TABLE _skipped (
  sheet INTEGER NOT NULL REFERENCES _sheet, row INTEGER NOT NULL, reason TEXT NOT NULL,
  text TEXT NOT NULL) STRICT;
INSERT INTO "_skipped" VALUES(1,1,'header','党支部代码');
INSERT INTO "_skipped" VALUES(2,1,'header','培训班');
CREATE TABLE _source (
  _id INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
  format TEXT NOT NULL, encoding TEXT, problem TEXT) STRICT;
INSERT INTO "_source" VALUES(1,'党支部台账.csv',84,'96c222c6774368667a615aa8e77aa06f762772552d05384df4d82b35e53a0378','csv','utf-8',NULL);
INSERT INTO "_source" VALUES(2,'培训签到.csv',133,'a4379de7763a310aefa951bdd340edf9e63bd7dae95773c1163a26df90e85ee6','csv','utf-8',NULL);
CREATE TABLE "branch" (_id INTEGER PRIMARY KEY, _sheet INTEGER NOT NULL, _row INTEGER NOT NULL, "code" TEXT, "org_name" TEXT, "former_name" TEXT) STRICT;
INSERT INTO "branch" VALUES(1,1,2,'001','东村党支部',NULL);
INSERT INTO "branch" VALUES(2,1,3,'002','西村党支部',NULL);
CREATE TABLE "training" (_id INTEGER PRIMARY KEY, _sheet INTEGER NOT NULL, _row INTEGER NOT NULL, "class_name" TEXT, "held_on" TEXT, "name" TEXT, "branch" INTEGER, "hours" INTEGER) STRICT;
INSERT INTO "training" VALUES(1,2,2,'春训','2023-05-10','张一',2,8);
INSERT INTO "training" VALUES(2,2,3,'春训','2023-05-10','李二',1,8);
CREATE INDEX "_key_branch" ON "branch" ("code");
CREATE INDEX "_key_training" ON "training" ("class_name", "held_on", "name");
COMMIT;
