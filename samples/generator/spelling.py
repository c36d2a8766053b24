"""Made-up numbers, names and dates, and the ways in which people type them."""

import calendar
import datetime as dt
import zlib
from random import Random

SEED = 20230630

DISTRICT = "样例区"
TOWNS = ["青样镇", "石样镇", "沙样镇", "竹样乡", "云样镇", "河样街道"]
VILLAGE_CHARS = "梅兰菊松柏桃李杏梨桂荷莲槐柳榆枫桐樟椿楠枣柿橘柚桑茶麻稻麦豆瓜芋姜葱椒芹薯藤苇蒲芦菱茅艾葵芝蕉榕杉桦棠榴萝蕨苔荞粟黍稷棉"
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
GIVEN = "建国华明强军平伟芳丽秀英敏静文斌勇杰娟艳涛超霞辉刚玲桂兰红梅春生志德永福庆荣光海波林峰松柏雪晴晓雨欣怡佳宇浩然子涵思源嘉诚立新学勤正义世昌凤琴少云"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

rng = Random(SEED)


def citizen_id(area, born, seq):
    body = f"{area}{born:%Y%m%d}{seq:03d}"
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, WEIGHTS)) % 11]


def citizen_id_checked(body):
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, WEIGHTS)) % 11]


def credit_code(prefix, number):
    body = f"{prefix}4599{number % 7 + 1:02d}MA{number:07d}"
    total = sum(CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + CREDIT_ALPHABET[(31 - total % 31) % 31]


def any_day(first, last):
    return first + dt.timedelta(days=rng.randrange((last - first).days + 1))


def years_later(day, years, months=0):
    n = day.year * 12 + day.month - 1 + years * 12 + months
    y, m = n // 12, n % 12 + 1
    return dt.date(y, m, min(day.day, calendar.monthrange(y, m)[1]))


def reading_first(r):
    p = [int(x) for x in r.split("-")] + [1, 1]
    return dt.date(*p[:3])


def reading_last(r):
    p = [int(x) for x in r.split("-")]
    if len(p) == 1:
        return dt.date(p[0], 12, 31)
    if len(p) == 2:
        return dt.date(p[0], p[1], calendar.monthrange(*p)[1])
    return dt.date(*p)


def month_no(text):
    """2023-06… as a count of months; None where the text has no month."""
    return int(text[:4]) * 12 + int(text[5:7]) if text and len(text) >= 7 else None


HAN = dict(zip("0123456789", "〇一二三四五六七八九"))
HAN_MONTHS = ["", *"一二三四五六七八九十", "十一", "十二"]


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def write_date(day, style):
    """The cell, and what the ledger must read in it."""
    y, m, d = day.year, day.month, day.day
    full, month = f"{y}-{m:02d}-{d:02d}", f"{y}-{m:02d}"
    return {
        "iso": (full, full),
        "dot": (f"{y}.{m:02d}.{d:02d}", full),
        "dot1": (f"{y}.{m}.{d}", full),
        "slash": (f"{y}/{m}/{d}", full),
        "cn": (f"{y}年{m}月{d}日", full),
        "cnm": (f"{y}年{m}月", month),
        "dotm": (f"{y}.{m:02d}", month),
        "ymd8": (f"{y}{m:02d}{d:02d}", full),
        "nymd": (int(f"{y}{m:02d}{d:02d}"), full),
        "nym": (int(f"{y}{m:02d}"), month),
        "date": (day, full),
        "han": ("".join(HAN[c] for c in str(y)) + "年" + HAN_MONTHS[m] + "月", month),
        "wide": (wide(f"{y}.{m}.{d}"), full),
        "born": (f"{y}年{m}月生", month),
    }[style]


MIXED = ["iso", "dot", "dot1", "slash", "cn", "cnm", "dotm", "ymd8", "nymd", "nym", "date", "han", "wide"]


def pick(key, choices):
    """A choice that depends on the key alone, so that May and June spell the same cell the same way."""
    return choices[zlib.crc32(key.encode()) % len(choices)]


names_taken = set()


def new_name():
    while True:
        name = rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2, 2))))
        if name not in names_taken and len(set(name)) == len(name):
            names_taken.add(name)
            return name


phones = iter(range(10000))


def new_phone():
    return f"1990000{next(phones):04d}"
