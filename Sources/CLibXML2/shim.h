// Debian's libxml2 is built with ICU, whose headers clash with Foundation's own copy of ICU. Nothing
// here needs that part of the interface.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
