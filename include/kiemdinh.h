/* kiemdinh: statutory technical inspection (kiem dinh) under Vietnamese law.
 *
 * For every crane, boiler, vessel, lift, ride and dangerous substance of a register: whether the law covers it, when it
 * must be inspected, whether its certificate is good on a given day, and why.
 *
 * CONVENTIONS
 *
 * Names     Functions kiemdinh_<type>_<verb>, constants KIEMDINH_..., nothing else is exported.
 *
 * Memory    Handles are opaque. What a function gives through an "owned" out-parameter is released once with the type's
 *           _free function, never with free(). _free(NULL) does nothing. "Borrowed" texts and handles belong to the
 *           handle they came from and live as long as it does. Handles hold what they need: a rulebook may be freed
 *           while an assessor made with it lives on.
 *
 * Errors    A function that can fail gives a kiemdinh_result: KIEMDINH_OK (0), or a number of the blocks 1xx (the call
 *           is wrong), 2xx (the state of the handle), 3xx (the data), 4xx (files), 9xx (the library). Outputs are written
 *           on success alone, all of them. The last parameter, `error`, may be NULL; otherwise *error becomes NULL on
 *           success and an owned error object on failure: message in Vietnamese and English, field, value, place. Look
 *           at it after the call, not in the same expression.
 *           Accessors do not fail: for NULL or an index out of range they give NULL, 0 or KIEMDINH_DATE_NONE.
 *           Any call may give KIEMDINH_ERROR_PANIC, an internal error, which is also told on standard error: the library
 *           does not bring its host down. The handle that was changed is poisoned then: KIEMDINH_ERROR_POISONED, until
 *           it is freed.
 *           Where a comment lists "_BUSY", the whole name is KIEMDINH_ERROR_BUSY.
 *
 * NULL      Every pointer is checked. NULL where it is not allowed is KIEMDINH_ERROR_NULL_ARGUMENT, which names the
 *           argument. A handle that was freed, or is none, cannot be told from a good one.
 *
 * Texts     UTF-8, paths of files too, on every system. Given as first byte and length in bytes; KIEMDINH_NTS as the
 *           length of a text that ends with a NUL. An absent text is NULL with length 0. Texts that come out end with a
 *           NUL; their `length` parameter may be NULL.
 *
 * Structs   Set a plain struct up with its _init function and sizeof, then fill it in. A program that was built with an
 *           older header goes on working with a newer library. A program built with a newer header works with an older
 *           library as long as it leaves the newer fields alone.
 *
 * Numbers   Words (status, kind, unit ...) travel as int32_t with the constants below; 0 is "not given". Treat numbers
 *           that you do not know with care: a newer library may give more of them. A number never changes its meaning.
 *
 * Dates     int32_t, days after 1970-01-01; KIEMDINH_DATE_NONE for none. The library reads no clock, no locale, no
 *           environment: the day asked about is always a parameter (S1).
 *
 * Threads   const handles (kiemdinh_rulebook, _accreditations, _assessment, _record, _error, _string) do not change: any
 *           number of threads may use one at once. The others (kiemdinh_assessor, _rulebook_builder, _reader,
 *           _duplicates, _exposure) take one thread at a time; a second one gets KIEMDINH_ERROR_BUSY at once. Any thread
 *           may use and free any handle, but nothing may use a handle while it is freed.
 *
 * Versions  Within KIEMDINH_ABI_VERSION functions, constants and ends of structs are only added. "S4b" and the like are
 *           the rules of the contract that the library's documentation explains. Everything here is there since 0.1.0
 *           unless its comment says otherwise. */


#ifndef KIEMDINH_H
#define KIEMDINH_H


#include <stddef.h>
#if defined(_MSC_VER) && _MSC_VER < 1600
/* Visual C++ before 2010 has no stdint.h. */
typedef __int32 int32_t;
typedef unsigned __int32 uint32_t;
typedef __int64 int64_t;
typedef unsigned __int64 uint64_t;
#else
#include <stdint.h>
#endif

/* Define KIEMDINH_STATIC before including this header when you link the static library on Windows. */
#if defined(_WIN32)
#define KIEMDINH_CALL __cdecl
#if defined(KIEMDINH_STATIC)
#define KIEMDINH_API extern
#else
#define KIEMDINH_API __declspec(dllimport)
#endif
#else
#define KIEMDINH_CALL
#define KIEMDINH_API extern
#endif

#if defined(__GNUC__) || defined(__clang__)
#define KIEMDINH_MUST_USE __attribute__((warn_unused_result))
#define KIEMDINH_DEPRECATED(note) __attribute__((deprecated(note)))
#elif defined(_MSC_VER) && _MSC_VER >= 1700
#include <sal.h>
#define KIEMDINH_MUST_USE _Check_return_
#define KIEMDINH_DEPRECATED(note) __declspec(deprecated(note))
#else
#define KIEMDINH_MUST_USE
#define KIEMDINH_DEPRECATED(note)
#endif

/* Done. */
#define KIEMDINH_OK 0

/* An argument has a value that it may not have. */
#define KIEMDINH_ERROR_INVALID_ARGUMENT 100

/* A pointer is NULL that may not be. */
#define KIEMDINH_ERROR_NULL_ARGUMENT 101

/* A text is not UTF-8. */
#define KIEMDINH_ERROR_INVALID_UTF8 102

/* A number that stands for a word (a kind, a unit, a language ...) is not known. */
#define KIEMDINH_ERROR_UNKNOWN_NUMBER 103

/* A struct_size is too small, or the unknown end of a larger struct is not zero. */
#define KIEMDINH_ERROR_STRUCT_SIZE 104

/* A number or a day is out of its range. */
#define KIEMDINH_ERROR_OUT_OF_RANGE 105

/* More inspections, events, attributes or inspectors than an item may have. */
#define KIEMDINH_ERROR_TOO_MANY 106

/* Another thread uses the handle, which takes one at a time. */
#define KIEMDINH_ERROR_BUSY 200

/* An internal error (KIEMDINH_ERROR_PANIC) stopped an earlier call on the handle; only _free is left. */
#define KIEMDINH_ERROR_POISONED 201

/* The handle has given its result and takes nothing more. */
#define KIEMDINH_ERROR_FINISHED 202

/* A text is not of the form it should have (TOML, JSON, CSV). */
#define KIEMDINH_ERROR_SYNTAX 300

/* A key that does not exist here. */
#define KIEMDINH_ERROR_UNKNOWN_KEY 301

/* A key or field without which the rest means nothing. */
#define KIEMDINH_ERROR_MISSING_FIELD 302

/* A value of the wrong type, range or form. */
#define KIEMDINH_ERROR_INVALID_VALUE 303

/* A reference to something that does not exist. */
#define KIEMDINH_ERROR_DANGLING_REFERENCE 304

/* The same key twice. */
#define KIEMDINH_ERROR_DUPLICATE 305

/* Two interval rules apply to the same category, day and attributes. */
#define KIEMDINH_ERROR_OVERLAP 306

/* A size, depth or count above the limit. */
#define KIEMDINH_ERROR_LIMIT_EXCEEDED 307

/* A record or a row of a register cannot be read; kiemdinh_error_finding says why. Reading can go on. */
#define KIEMDINH_ERROR_ROW 308

/* A file could not be read. */
#define KIEMDINH_ERROR_INPUT_OUTPUT 400

/* An internal error of the library. Please report it. */
#define KIEMDINH_ERROR_PANIC 900

/* Reserved; no function gives it. */
#define KIEMDINH_ERROR_UNKNOWN 999

/* The law does not cover the item. */
#define KIEMDINH_STATUS_NOT_REGULATED 1

/* Not put into use yet, stopped, scrapped or disposed of. */
#define KIEMDINH_STATUS_NOT_IN_USE 2

/* The last inspection that counts, or a later annual one, was failed. */
#define KIEMDINH_STATUS_FAILED 3

/* The result was withdrawn and nothing has taken its place. */
#define KIEMDINH_STATUS_WITHDRAWN 4

/* No inspection is left to count. */
#define KIEMDINH_STATUS_NEVER_INSPECTED 5

/* The term is over. */
#define KIEMDINH_STATUS_OVERDUE 6

/* An event calls for an extraordinary inspection. */
#define KIEMDINH_STATUS_EXTRAORDINARY_DUE 7

/* The facts do not decide. */
#define KIEMDINH_STATUS_UNDETERMINED 8

/* The term ends within the window. */
#define KIEMDINH_STATUS_DUE_SOON 9

/* In order. */
#define KIEMDINH_STATUS_VALID 10

/* The list in force covers the item. */
#define KIEMDINH_COVERAGE_REGULATED 1

/* It does not. */
#define KIEMDINH_COVERAGE_NOT_REGULATED 2

/* The facts do not decide. */
#define KIEMDINH_COVERAGE_UNDETERMINED 3

/* The date that report, certificate or stamp states. */
#define KIEMDINH_DUE_BASIS_STATED 1

/* The interval of the law. */
#define KIEMDINH_DUE_BASIS_COMPUTED 2

/* A term that the maker or the establishment asks for. */
#define KIEMDINH_DUE_BASIS_REQUESTED 3

/* The longest interval the law allows; the stated date lies beyond it. */
#define KIEMDINH_DUE_BASIS_LEGAL_MAXIMUM 4

/* Read in the legal text. */
#define KIEMDINH_VERIFICATION_TEXT 1

/* Reported by others, without conflict. */
#define KIEMDINH_VERIFICATION_SECONDARY 2

/* Memory, a weak source, or sources in conflict: it never decides. */
#define KIEMDINH_VERIFICATION_UNVERIFIED 3

/* Looked for and not found. */
#define KIEMDINH_VERIFICATION_UNKNOWN 4

/* For information. */
#define KIEMDINH_SEVERITY_INFO 1

/* Something to look at. */
#define KIEMDINH_SEVERITY_WARNING 2

/* The law is violated. */
#define KIEMDINH_SEVERITY_VIOLATION 3

/* The record is wrong. */
#define KIEMDINH_SEVERITY_ERROR 4

/* A machine. */
#define KIEMDINH_KIND_MACHINERY 1

/* A piece of equipment. */
#define KIEMDINH_KIND_EQUIPMENT 2

/* A material. */
#define KIEMDINH_KIND_MATERIAL 3

/* A substance. */
#define KIEMDINH_KIND_SUBSTANCE 4

/* Inspected periodically under the law on occupational safety. */
#define KIEMDINH_REGIME_PERIODIC_INSPECTION 1

/* Certificates of conformity decide. */
#define KIEMDINH_REGIME_CONFORMITY 2

/* Another law decides. */
#define KIEMDINH_REGIME_SECTOR_LAW 3

/* A measured value with a unit. */
#define KIEMDINH_ATTRIBUTE_TYPE_QUANTITY 1

/* One of the words of a list. */
#define KIEMDINH_ATTRIBUTE_TYPE_CHOICE 2

/* Years since a day; derived, never recorded. */
#define KIEMDINH_ATTRIBUTE_TYPE_AGE 3

/* Free text. */
#define KIEMDINH_ATTRIBUTE_TYPE_TEXT 4

/* Before first use. */
#define KIEMDINH_INSPECTION_KIND_INITIAL 1

/* At the end of the term; what 0 means too. */
#define KIEMDINH_INSPECTION_KIND_PERIODIC 2

/* The yearly one between two periodic ones. */
#define KIEMDINH_INSPECTION_KIND_ANNUAL 3

/* After repair, alteration, relocation, or on request. */
#define KIEMDINH_INSPECTION_KIND_EXTRAORDINARY 4

/* A certificate of conformity. */
#define KIEMDINH_INSPECTION_KIND_CONFORMITY 5

/* The inspection was passed. */
#define KIEMDINH_OUTCOME_PASS 1

/* The inspection was failed. */
#define KIEMDINH_OUTCOME_FAIL 2

/* The result was wrong. */
#define KIEMDINH_WITHDRAWAL_SUBSTANTIVE 1

/* Only the paper was wrong. */
#define KIEMDINH_WITHDRAWAL_CLERICAL 2

/* Put into use. */
#define KIEMDINH_EVENT_KIND_PUT_INTO_USE 1

/* Taken out of use for a time. */
#define KIEMDINH_EVENT_KIND_SUSPENDED 2

/* In use again. */
#define KIEMDINH_EVENT_KIND_RESUMED 3

/* Moved to another place. */
#define KIEMDINH_EVENT_KIND_RELOCATED 4

/* Passed to another owner. */
#define KIEMDINH_EVENT_KIND_TRANSFERRED 5

/* A repair that affects safety. */
#define KIEMDINH_EVENT_KIND_REPAIRED 6

/* An upgrade or alteration that affects safety. */
#define KIEMDINH_EVENT_KIND_MODIFIED 7

/* Routine maintenance; calls for nothing. */
#define KIEMDINH_EVENT_KIND_MAINTAINED 8

/* A technical incident. */
#define KIEMDINH_EVENT_KIND_INCIDENT 9

/* The user or an authority asked for an inspection. */
#define KIEMDINH_EVENT_KIND_REQUESTED 10

/* Scrapped or disposed of. */
#define KIEMDINH_EVENT_KIND_DISPOSED 11

/* In use. */
#define KIEMDINH_USE_STATE_IN_USE 1

/* Out of use for a time. */
#define KIEMDINH_USE_STATE_STOPPED 2

/* Scrapped. */
#define KIEMDINH_USE_STATE_SCRAPPED 3

/* Not known. */
#define KIEMDINH_USE_STATE_UNKNOWN 4

/* A number with its unit. */
#define KIEMDINH_VALUE_NUMBER 1

/* A word, or a number and its unit in one text. */
#define KIEMDINH_VALUE_TEXT 2

/* bar. */
#define KIEMDINH_UNIT_BAR 1

/* MPa. */
#define KIEMDINH_UNIT_MEGAPASCAL 2

/* kPa. */
#define KIEMDINH_UNIT_KILOPASCAL 3

/* kgf/cm2. */
#define KIEMDINH_UNIT_KILOGRAM_FORCE_PER_SQUARE_CENTIMETRE 4

/* psi. */
#define KIEMDINH_UNIT_POUND_PER_SQUARE_INCH 5

/* kg. */
#define KIEMDINH_UNIT_KILOGRAM 6

/* t. */
#define KIEMDINH_UNIT_TONNE 7

/* lb. */
#define KIEMDINH_UNIT_POUND 8

/* mm. */
#define KIEMDINH_UNIT_MILLIMETRE 9

/* cm. */
#define KIEMDINH_UNIT_CENTIMETRE 10

/* m. */
#define KIEMDINH_UNIT_METRE 11

/* in. */
#define KIEMDINH_UNIT_INCH 12

/* L. */
#define KIEMDINH_UNIT_LITRE 13

/* m3. */
#define KIEMDINH_UNIT_CUBIC_METRE 14

/* degrees Celsius. */
#define KIEMDINH_UNIT_DEGREE_CELSIUS 15

/* degrees Fahrenheit. */
#define KIEMDINH_UNIT_DEGREE_FAHRENHEIT 16

/* m/s. */
#define KIEMDINH_UNIT_METRE_PER_SECOND 17

/* m/min. */
#define KIEMDINH_UNIT_METRE_PER_MINUTE 18

/* ft/min. */
#define KIEMDINH_UNIT_FOOT_PER_MINUTE 19

/* W. */
#define KIEMDINH_UNIT_WATT 20

/* kW. */
#define KIEMDINH_UNIT_KILOWATT 21

/* The day itself. */
#define KIEMDINH_PRECISION_DAY 0

/* Only the month is known; the date is its first day. */
#define KIEMDINH_PRECISION_MONTH 1

/* Only the year is known; the date is its 1 January. */
#define KIEMDINH_PRECISION_YEAR 2

/* The contract's own word, as JSON has it: valid, unit_missing. */
#define KIEMDINH_LANGUAGE_WIRE 0

/* Vietnamese. */
#define KIEMDINH_LANGUAGE_VIETNAMESE 1

/* English. */
#define KIEMDINH_LANGUAGE_ENGLISH 2

/* What the rulebook says. */
#define KIEMDINH_SWITCH_DEFAULT 0

/* On. */
#define KIEMDINH_SWITCH_ON 1

/* Off. */
#define KIEMDINH_SWITCH_OFF 2

/* Flag: a day after the rulebook's verified_until is an error instead of information. */
#define KIEMDINH_OPTION_STRICT 1

/* Flag: every declaration is on record. */
#define KIEMDINH_OPTION_COMPLETE_DECLARATIONS 2

/* Flag: every inspection is on record. */
#define KIEMDINH_OPTION_COMPLETE_HISTORY 4

/* Flag: every stop and return to use is on record. */
#define KIEMDINH_OPTION_COMPLETE_USE 8

/* Flag: the steps to the answer are wanted. */
#define KIEMDINH_OPTION_EXPLANATION 16

/* Flag: what would help is wanted. */
#define KIEMDINH_OPTION_REMEDIES 32

/* Flag: an unknown key is kept as information instead of making the record unreadable. */
#define KIEMDINH_READ_LENIENT 1

/* As the name of the file says: .jsonl, .ndjson and .json are JSON Lines, all else is a table. */
#define KIEMDINH_FORMAT_BY_NAME 0

/* One JSON object a line. */
#define KIEMDINH_FORMAT_JSON_LINES 1

/* A table with a heading; comma, semicolon or tab. */
#define KIEMDINH_FORMAT_CSV 2

/* No day. */
#define KIEMDINH_DATE_NONE (-2147483647 - 1)

/* As the length of a text: it ends with a NUL. */
#define KIEMDINH_NTS ((size_t)-1)

/* A value that is no possible date here; its raw text is kept and it decides nothing (S4b). */
#define KIEMDINH_FINDING_DATE_IMPOSSIBLE 101

/* Only month and year were given (S4b). */
#define KIEMDINH_FINDING_PARTIAL_DATE 102

/* The inspection is dated before the manufacture (S4b). */
#define KIEMDINH_FINDING_INSPECTION_BEFORE_MANUFACTURE 103

/* Dated later than known_on (obligations). */
#define KIEMDINH_FINDING_RECORD_IN_FUTURE 104

/* An event that cannot follow the one before it (S17). */
#define KIEMDINH_FINDING_EVENT_IMPOSSIBLE 105

/* A cell that could not be read; its raw text is kept (reading). */
#define KIEMDINH_FINDING_UNREADABLE_VALUE 106

/* A number without a unit; the column's usual unit was assumed (reading). */
#define KIEMDINH_FINDING_UNIT_MISSING 107

/* A unit that is not known for this quantity (reading). */
#define KIEMDINH_FINDING_UNIT_UNKNOWN 108

/* A number outside the possible range of its quantity (reading). */
#define KIEMDINH_FINDING_VALUE_OUT_OF_RANGE 109

/* An attribute name the rulebook does not define; kept (wire). */
#define KIEMDINH_FINDING_UNKNOWN_ATTRIBUTE 110

/* An unknown key in a record; info when the caller asked for leniency (wire). */
#define KIEMDINH_FINDING_UNKNOWN_KEY 111

/* A row that cannot be read at all (wire). */
#define KIEMDINH_FINDING_MALFORMED_ROW 112

/* A field without which the record means nothing (wire). */
#define KIEMDINH_FINDING_MISSING_FIELD 113

/* The same id twice within one source (wire). */
#define KIEMDINH_FINDING_DUPLICATE_ID 114

/* The category is not in the rulebook (S5). */
#define KIEMDINH_FINDING_CATEGORY_UNKNOWN 121

/* The category was recognised from the name (reading). */
#define KIEMDINH_FINDING_CATEGORY_RECOGNISED 122

/* The name fits several categories (reading). */
#define KIEMDINH_FINDING_CATEGORY_AMBIGUOUS 123

/* An attribute was read out of free text (reading). */
#define KIEMDINH_FINDING_ATTRIBUTE_RECOGNISED 124

/* The hazard of the medium was derived from its name (S10). */
#define KIEMDINH_FINDING_HAZARD_DERIVED 125

/* An old unit's name was mapped to the present one (reading). */
#define KIEMDINH_FINDING_COMMUNE_RECOGNISED 126

/* An old unit's name fits several present ones (reading). */
#define KIEMDINH_FINDING_COMMUNE_AMBIGUOUS 127

/* A parameter differs from what the register holds (reading). */
#define KIEMDINH_FINDING_PARAMETER_DIFFERS 128

/* The check digit of a tax code does not fit (reading). */
#define KIEMDINH_FINDING_TAX_CODE_DOUBTFUL 129

/* Attributes are missing that decide whether the list covers the item (S5). */
#define KIEMDINH_FINDING_COVERAGE_UNDETERMINED 201

/* The criterion that would decide is unverified (S5). */
#define KIEMDINH_FINDING_CRITERION_UNVERIFIED 202

/* Another law decides for this category (S6). */
#define KIEMDINH_FINDING_SECTOR_LAW 203

/* The product is on a conformity list in force (S6). */
#define KIEMDINH_FINDING_CONFORMITY_REQUIRED 204

/* A technical regulation may put the item out of scope (list_items.csv, doubt) (S5). */
#define KIEMDINH_FINDING_SCOPE_DOUBTFUL 205

/* Attributes are missing that the interval depends on (S10). */
#define KIEMDINH_FINDING_MISSING_ATTRIBUTE 301

/* Only the year of manufacture is known (S11). */
#define KIEMDINH_FINDING_SERVICE_START_ASSUMED 302

/* Manufacture lies long before the putting into use (S11). */
#define KIEMDINH_FINDING_AGE_BASE_UNCERTAIN 303

/* No verified interval is known for the category on that day (S13c). */
#define KIEMDINH_FINDING_INTERVAL_UNVERIFIED 304

/* The establishment's own term differs from the interval (S12). */
#define KIEMDINH_FINDING_ESTABLISHMENT_INTERVAL_DIFFERS 305

/* An age limit was crossed while the term runs (S16). */
#define KIEMDINH_FINDING_AGE_LIMIT_CROSSED 306

/* The stated date lies beyond the interval (read in the law) (S13b). */
#define KIEMDINH_FINDING_VALIDITY_EXCEEDS_LEGAL_MAXIMUM 311

/* The stated date lies beyond the interval as others report it (S13b). */
#define KIEMDINH_FINDING_VALIDITY_EXCEEDS_REPORTED_MAXIMUM 312

/* The stated date lies beyond any inspection term; treated as absent (S4b). */
#define KIEMDINH_FINDING_STATED_DATE_IMPLAUSIBLE 313

/* A shorter term without a written reason (S13a). */
#define KIEMDINH_FINDING_SHORTENED_WITHOUT_REASON 314

/* The day of the inspection is not known (S7b). */
#define KIEMDINH_FINDING_INSPECTION_DATE_UNKNOWN 315

/* The result of an inspection was withdrawn (S9). */
#define KIEMDINH_FINDING_INSPECTION_WITHDRAWN 321

/* The user or an authority asked for an inspection (S17). */
#define KIEMDINH_FINDING_EXTRAORDINARY_REQUESTED 322

/* The body's certificate did not cover the day (S8). */
#define KIEMDINH_FINDING_BODY_NOT_ACCREDITED 401

/* The body was suspended on the day (S8). */
#define KIEMDINH_FINDING_BODY_SUSPENDED 402

/* The category is outside the body's scope (S8). */
#define KIEMDINH_FINDING_BODY_OUT_OF_SCOPE 403

/* Nothing is known of the body on the day (S8). */
#define KIEMDINH_FINDING_BODY_UNKNOWN 404

/* The inspector's certificate did not cover the day (S8). */
#define KIEMDINH_FINDING_INSPECTOR_NOT_CERTIFIED 411

/* The inspector was suspended on the day (S8). */
#define KIEMDINH_FINDING_INSPECTOR_SUSPENDED 412

/* The category is outside the inspector's scope (S8). */
#define KIEMDINH_FINDING_INSPECTOR_OUT_OF_SCOPE 413

/* The last refresher was more than 36 months before (S8). */
#define KIEMDINH_FINDING_INSPECTOR_REFRESHER_LATE 414

/* Nothing is known of the inspector on the day (S8). */
#define KIEMDINH_FINDING_INSPECTOR_UNKNOWN 415

/* Not declared within the time (no declaration on record by the day asked about) (obligations). */
#define KIEMDINH_FINDING_NOT_DECLARED 501

/* Declared after the time (obligations). */
#define KIEMDINH_FINDING_DECLARED_LATE 502

/* Put into use before the first passed inspection (obligations). */
#define KIEMDINH_FINDING_USED_BEFORE_FIRST_INSPECTION 503

/* Used between a due date and the next inspection (obligations). */
#define KIEMDINH_FINDING_OPERATED_PAST_DUE 504

/* In use although the counting inspection failed (obligations). */
#define KIEMDINH_FINDING_USED_AFTER_FAILURE 505

/* Certificate later than 5 working days after the report (obligations). */
#define KIEMDINH_FINDING_CERTIFICATE_LATE 506

/* Beyond the service life (status). */
#define KIEMDINH_FINDING_PAST_SERVICE_LIFE 507

/* The records do not show it either way (obligations). */
#define KIEMDINH_FINDING_NOT_ON_RECORD 508

/* The same certificate number twice within one body (obligations). */
#define KIEMDINH_FINDING_DUPLICATE_CERTIFICATE 601

/* The same stamp number twice within one body (obligations). */
#define KIEMDINH_FINDING_DUPLICATE_STAMP 602

/* The same serial number and maker twice (obligations). */
#define KIEMDINH_FINDING_DUPLICATE_ITEM 603

/* The day asked about is later than the rulebook was verified (S14). */
#define KIEMDINH_FINDING_LAW_NOT_VERIFIED_AFTER 701

/* The version of the ABI: what this header declares. Compare it with kiemdinh_abi_version() when you load the library. */
#define KIEMDINH_ABI_VERSION 1

/* The major version of the library whose header this is. */
#define KIEMDINH_VERSION_MAJOR 0

/* The minor version. */
#define KIEMDINH_VERSION_MINOR 1

/* The patch version. */
#define KIEMDINH_VERSION_PATCH 0

/* All three in one number that can be compared: major * 1000000 + minor * 1000 + patch. */
#define KIEMDINH_VERSION_NUMBER 1000

/* The certificates of inspection bodies and inspectors.
 *
 * They do not change: any number of threads may use them at once. Owned: release them with
 * kiemdinh_accreditations_free. An assessor made with them holds them. */
typedef struct kiemdinh_accreditations kiemdinh_accreditations;

/* The answer about one item on one day, with its reasons.
 *
 * It does not change: any number of threads may read it at once. Owned: release it with kiemdinh_assessment_free.
 * It holds the rulebook that judged, and lives on when that is freed. */
typedef struct kiemdinh_assessment kiemdinh_assessment;

/* Judges items: a rulebook, options and accreditations, made once and used for any number of items.
 *
 * One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Make one for each thread; they share the rulebook.
 * Owned: release it with kiemdinh_assessor_free. It holds its rulebook and accreditations, which may be freed before. */
typedef struct kiemdinh_assessor kiemdinh_assessor;

/* An attribute that the rulebook defines. Borrowed: it lives as long as its rulebook. */
typedef struct kiemdinh_attribute_definition kiemdinh_attribute_definition;

/* A category of the rulebook. Borrowed: it lives as long as its rulebook. */
typedef struct kiemdinh_category kiemdinh_category;

/* Finds ids, certificates, stamps and machines that stand twice: add every record, finish, and give it to the assessor
 * (kiemdinh_assessor_set_duplicates) that judges the same records in a second pass.
 *
 * One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Owned: release it with kiemdinh_duplicates_free. */
typedef struct kiemdinh_duplicates kiemdinh_duplicates;

/* An error: what went wrong, where, and with which value.
 *
 * Owned by whoever got it; any thread may read it, and kiemdinh_error_free releases it. */
typedef struct kiemdinh_error kiemdinh_error;

/* Counts units by act over the items of one owner.
 *
 * One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Owned: release it with kiemdinh_exposure_free. */
typedef struct kiemdinh_exposure kiemdinh_exposure;

/* One fault of an error. Borrowed: it lives as long as the error. */
typedef struct kiemdinh_fault kiemdinh_fault;

/* One coded remark on an item. Borrowed: it lives as long as its assessment. */
typedef struct kiemdinh_finding kiemdinh_finding;

/* An entry of the rulebook with its ground in the law. Borrowed: it lives as long as its rulebook. */
typedef struct kiemdinh_provision kiemdinh_provision;

/* Reads a register row by row, in constant memory: CSV with the contract's headings (or a mapping), or JSON Lines.
 *
 * One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Owned: release it with kiemdinh_reader_free. */
typedef struct kiemdinh_reader kiemdinh_reader;

/* An item with all of its record: names, places, inspections, events, and what could not be read.
 *
 * It does not change: any number of threads may read it at once. Owned: release it with kiemdinh_record_free. */
typedef struct kiemdinh_record kiemdinh_record;

/* Something that would make the item valid, or the answer certain. Borrowed: it lives as long as its assessment. */
typedef struct kiemdinh_remedy kiemdinh_remedy;

/* A rulebook: dated, cited law.
 *
 * It does not change: any number of threads may use it at once. Owned: release it with kiemdinh_rulebook_free. What was
 * made with it holds it, and lives on when it is freed; what it lends (categories, provisions, texts) does not. */
typedef struct kiemdinh_rulebook kiemdinh_rulebook;

/* Gathers the files of a rulebook. Without a file of its own, overlays go over the built-in rulebook.
 *
 * One thread at a time: a second one gets KIEMDINH_ERROR_BUSY. Owned: release it with kiemdinh_rulebook_builder_free,
 * after kiemdinh_rulebook_builder_build too. */
typedef struct kiemdinh_rulebook_builder kiemdinh_rulebook_builder;

/* One step of the way to the answer. Borrowed: it lives as long as its assessment. */
typedef struct kiemdinh_step kiemdinh_step;

/* A text that the caller owns; any thread may read it. Release it with kiemdinh_string_free, never with free(). */
typedef struct kiemdinh_string kiemdinh_string;

/* What a function gives back: KIEMDINH_OK, or the number of an error. Treat an unknown number as an error. */
typedef int32_t kiemdinh_result;

/* A day: so many days after 1970-01-01, from 0001-01-01 (-719162) to 9999-12-31 (2932896); KIEMDINH_DATE_NONE is no day.
 * There is no time of day and no time zone. */
typedef int32_t kiemdinh_date;

/* A text of the caller: UTF-8, `length` bytes, or KIEMDINH_NTS where it ends with a NUL. Absent: NULL and 0. */
typedef struct kiemdinh_text {
    /* The first byte. */
    const char *data;
    /* How many bytes, or KIEMDINH_NTS. */
    size_t length;
} kiemdinh_text;

/* An attribute of an item: rated_capacity = 2.5 t. Set it up with kiemdinh_attribute_init. */
typedef struct kiemdinh_attribute {
    /* sizeof(kiemdinh_attribute). */
    uint32_t struct_size;
    /* KIEMDINH_VALUE_NUMBER or KIEMDINH_VALUE_TEXT. */
    int32_t value_type;
    /* The rulebook's name for it: rated_capacity. */
    struct kiemdinh_text name;
    /* KIEMDINH_VALUE_TEXT: a word (fixed), or a number and its unit ("8 kgf/cm2"). */
    struct kiemdinh_text text;
    /* KIEMDINH_VALUE_NUMBER: the number is value / 10^scale, exactly; at most 18 digits. 2.5 is 25 with scale 1. */
    int64_t value;
    /* 0 to 18. */
    int32_t scale;
    /* A KIEMDINH_UNIT_..., or 0 where none was given: the usual one is assumed (KIEMDINH_FINDING_UNIT_MISSING). */
    int32_t unit;
} kiemdinh_attribute;

/* One inspection, as its report and certificate state it. Set it up with kiemdinh_inspection_init. */
typedef struct kiemdinh_inspection {
    /* sizeof(kiemdinh_inspection). */
    uint32_t struct_size;
    /* A KIEMDINH_INSPECTION_KIND_..., or 0 for periodic. */
    int32_t kind;
    /* Day of the inspection; with precision MONTH the first day of its month. */
    kiemdinh_date performed_on;
    /* KIEMDINH_PRECISION_DAY or _MONTH. */
    int32_t performed_on_precision;
    /* Day of the report. */
    kiemdinh_date report_on;
    /* A KIEMDINH_OUTCOME_..., or 0 where it is not known. */
    int32_t result;
    /* Day the certificate was issued. */
    kiemdinh_date certificate_issued_on;
    /* The next date that report, certificate or stamp states. */
    kiemdinh_date next_due_on;
    /* KIEMDINH_PRECISION_DAY or _MONTH. */
    int32_t next_due_on_precision;
    /* The form of the next inspection that the report names, a KIEMDINH_INSPECTION_KIND_..., or 0. */
    int32_t next_kind;
    /* Day on which the result was withdrawn. */
    kiemdinh_date withdrawn_on;
    /* Why it was withdrawn, a KIEMDINH_WITHDRAWAL_..., or 0. */
    int32_t withdrawal;
    /* Why the term was shortened; absent where no reason was given. */
    struct kiemdinh_text shortening_reason;
    /* Registration number of the inspection body. */
    struct kiemdinh_text body;
    /* Numbers of the inspectors, `inspector_count` of them; may be NULL where that is 0. */
    const struct kiemdinh_text *inspectors;
    /* At most 64. */
    size_t inspector_count;
} kiemdinh_inspection;

/* Something that happened to an item. Set it up with kiemdinh_event_init. Events of one day count in their order. */
typedef struct kiemdinh_event {
    /* sizeof(kiemdinh_event). */
    uint32_t struct_size;
    /* A KIEMDINH_EVENT_KIND_..., or 0 where it is not known: such an event decides nothing. */
    int32_t kind;
    /* The day; without one it decides nothing. */
    kiemdinh_date on;
    /* 0; anything else is KIEMDINH_ERROR_OUT_OF_RANGE. */
    uint32_t reserved;
} kiemdinh_event;

/* An item, as far as an assessment looks at it; the record in JSON holds all of the contract (names, places,
 * certificates, texts that could not be read). Set it up with kiemdinh_item_init.
 *
 * In a list the struct_size of the first element tells how far apart the elements are. */
typedef struct kiemdinh_item {
    /* sizeof(kiemdinh_item). */
    uint32_t struct_size;
    /* Year of manufacture, or 0. */
    int32_t year_of_manufacture;
    /* Outside id, at most 128 bytes; may be absent. */
    struct kiemdinh_text id;
    /* Category id of the rulebook: pressure.vessel. Absent where it is not known. */
    struct kiemdinh_text category;
    /* Last day of the service life that the maker or a regulation sets. */
    kiemdinh_date service_life_until;
    /* The maker's own inspection term in months, or 0. */
    int32_t maker_interval_months;
    /* The establishment's own inspection term in months, or 0. */
    int32_t establishment_interval_months;
    /* Day of putting into use; with precision MONTH or YEAR the first day of it. */
    kiemdinh_date put_into_use_on;
    /* KIEMDINH_PRECISION_DAY, _MONTH or _YEAR. */
    int32_t put_into_use_on_precision;
    /* Day of the declaration. */
    kiemdinh_date declared_on;
    /* A KIEMDINH_USE_STATE_..., or 0 where the register does not say. */
    int32_t use_state;
    /* Since which day that is so. */
    kiemdinh_date use_state_on;
    /* `attribute_count` attributes; may be NULL where that is 0. */
    const struct kiemdinh_attribute *attributes;
    /* At most 256. */
    size_t attribute_count;
    /* `inspection_count` inspections, in the order of the record; may be NULL where that is 0. */
    const struct kiemdinh_inspection *inspections;
    /* At most 10000. */
    size_t inspection_count;
    /* `event_count` events, in the order of the record; may be NULL where that is 0. */
    const struct kiemdinh_event *events;
    /* At most 10000. */
    size_t event_count;
} kiemdinh_item;

/* What an assessment may look at beside the item, and what it is to give. Set it up with kiemdinh_options_init. */
typedef struct kiemdinh_options {
    /* sizeof(kiemdinh_options). */
    uint32_t struct_size;
    /* KIEMDINH_OPTION_... flags. */
    uint32_t flags;
    /* An item is due soon when so many days or fewer are left, 0 to 65535; 30 unless set. */
    int32_t window_days;
    /* The day on which the records were known: later dates in them are errors. KIEMDINH_DATE_NONE: not looked at. */
    kiemdinh_date known_on;
    /* Whether a printed date beyond a maximum read in the law stands (S13b): a KIEMDINH_SWITCH_... */
    int32_t printed_date_prevails;
    /* Whether computed ends of terms roll to the next working day (S4): a KIEMDINH_SWITCH_... */
    int32_t roll_to_working_day;
    /* Months after the inspection beyond which a stated date is a typing error (S4b); -1: as the rulebook says. */
    int32_t stated_ceiling_months;
    /* Months after which an inspector's refresher training is late (S8); -1: as the rulebook says. */
    int32_t inspector_refresher_months;
    /* Days for the declaration, where its obligation names none; -1: as the rulebook says. */
    int32_t declaration_days;
    /* Working days for the certificate, where its obligation names none; -1: as the rulebook says. */
    int32_t certificate_working_days;
} kiemdinh_options;

/* The answer about one item on one day, in numbers. Set struct_size before the call. */
typedef struct kiemdinh_answer {
    /* sizeof(kiemdinh_answer); the one field that the caller sets. */
    uint32_t struct_size;
    /* A KIEMDINH_STATUS_... */
    int32_t status;
    /* A KIEMDINH_COVERAGE_... */
    int32_t coverage;
    /* 1 where the law lets the item operate, else 0. Both this and must_not_operate are 0 where the facts do not decide. */
    int32_t may_operate;
    /* 1 where the law does not let the item operate, else 0. */
    int32_t must_not_operate;
    /* The last day of the running term, or of the one that has ended; or KIEMDINH_DATE_NONE. */
    kiemdinh_date due_on;
    /* Days from the day asked about to due_on, negative when past; KIEMDINH_DATE_NONE without due_on. */
    int32_t days_left;
    /* A KIEMDINH_DUE_BASIS_..., or 0. */
    int32_t due_basis;
    /* The shortest interval in months that the law may set for the item; 0 where it is not known or there is none. */
    int32_t interval_min_months;
    /* The longest. */
    int32_t interval_max_months;
    /* How well the interval is known, a KIEMDINH_VERIFICATION_..., or 0 where there is none. */
    int32_t interval_verification;
    /* The weakest verification among the provisions relied on, a KIEMDINH_VERIFICATION_... */
    int32_t verification;
    /* The gravest severity among the findings, a KIEMDINH_SEVERITY_..., or 0 where there is none. */
    int32_t severity;
    /* How many findings there are. */
    uint32_t finding_count;
} kiemdinh_answer;

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the ABI that the library has. A program and a library of the same ABI version fit. */
KIEMDINH_API uint32_t KIEMDINH_CALL kiemdinh_abi_version(void);

/* The version of the library: "0.1.0". Static. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_version(void);

/* The version of the library as a number like KIEMDINH_VERSION_NUMBER. */
KIEMDINH_API uint32_t KIEMDINH_CALL kiemdinh_version_number(void);

/* Releases an error. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_error_free(struct kiemdinh_error *error);

/* The number of the error; KIEMDINH_ERROR_NULL_ARGUMENT for NULL. */
KIEMDINH_API kiemdinh_result KIEMDINH_CALL kiemdinh_error_result(const struct kiemdinh_error *error);

/* All of the error in one text, a line for each fault, each with its place.
 *
 * `language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. `length` may be NULL.
 * Borrowed: it lives as long as the error. NULL for a NULL error. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_error_message(const struct kiemdinh_error *error, int32_t language, size_t *length);

/* Of a record or row that cannot be read (KIEMDINH_ERROR_ROW), the number of the finding that says why:
 * KIEMDINH_FINDING_MALFORMED_ROW, _UNKNOWN_KEY, _MISSING_FIELD or _UNREADABLE_VALUE. Otherwise 0. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_error_finding(const struct kiemdinh_error *error);

/* Of a record or row that cannot be read, the contract's line {"id": ..., "error": {...}} in JSON; otherwise NULL.
 * `length` may be NULL. Borrowed: it lives as long as the error. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_error_json(const struct kiemdinh_error *error, size_t *length);

/* How many faults the error has: at least one, and all that were found in one go. 0 for NULL. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_error_fault_count(const struct kiemdinh_error *error);

/* A fault, by index from 0; NULL where there is none of that index. */
KIEMDINH_API const struct kiemdinh_fault *KIEMDINH_CALL kiemdinh_error_fault(const struct kiemdinh_error *error, size_t index);

/* The number of the fault; KIEMDINH_ERROR_NULL_ARGUMENT for NULL. */
KIEMDINH_API kiemdinh_result KIEMDINH_CALL kiemdinh_fault_result(const struct kiemdinh_fault *fault);

/* What is wrong, without the place. `language` and `length` as with kiemdinh_error_message. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_fault_message(const struct kiemdinh_fault *fault, int32_t language, size_t *length);

/* The file, or the name under which a text was given; NULL where there is none. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_fault_file(const struct kiemdinh_fault *fault, size_t *length);

/* The line of a text, or the row of a register, from 1; 0 where it is not known. */
KIEMDINH_API uint64_t KIEMDINH_CALL kiemdinh_fault_row(const struct kiemdinh_fault *fault);

/* The column of a register, or the byte of a JSON line, from 1; 0 where it is not known. */
KIEMDINH_API uint32_t KIEMDINH_CALL kiemdinh_fault_column(const struct kiemdinh_fault *fault);

/* The argument, the path of the field (inspections[0].performed_on) or of the provision; NULL where there is none. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_fault_field(const struct kiemdinh_fault *fault, size_t *length);

/* The value as it stood there, cut to 200 characters; NULL where there is none. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_fault_value(const struct kiemdinh_fault *fault, size_t *length);

/* Releases a text. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_string_free(struct kiemdinh_string *string);

/* The text, UTF-8 and ended by NUL. `length` may be NULL. Borrowed: it lives as long as the string. NULL for NULL. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_string_text(const struct kiemdinh_string *string, size_t *length);

/* The day of a year, month and day of the month.
 *
 * KIEMDINH_ERROR_INVALID_VALUE: there is no such day (2023-02-29), or the year is not from 1 to 9999. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_date_from_ymd(int32_t year,
                                       int32_t month,
                                       int32_t day,
                                       kiemdinh_date *date,
                                       struct kiemdinh_error **error);

/* Year, month and day of the month of a day. Any of the three may be NULL.
 *
 * KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or KIEMDINH_DATE_NONE. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_date_to_ymd(kiemdinh_date date,
                                     int32_t *year,
                                     int32_t *month,
                                     int32_t *day,
                                     struct kiemdinh_error **error);

/* Reads a day of the form YYYY-MM-DD.
 *
 * KIEMDINH_ERROR_INVALID_VALUE: not of that form, or no day that exists. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_date_parse(const char *text,
                                    size_t text_length,
                                    kiemdinh_date *date,
                                    struct kiemdinh_error **error);

/* Writes a day as YYYY-MM-DD and a NUL: 11 bytes.
 *
 * KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or `size` is below 11. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_date_format(kiemdinh_date date,
                                     char *buffer,
                                     size_t size,
                                     struct kiemdinh_error **error);

/* The day so many months later (S2): 2024-01-31 and 1 month are 2024-02-29. `months` may be negative.
 * The result stays within 0001-01-01 and 9999-12-31.
 *
 * KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or KIEMDINH_DATE_NONE. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_date_add_months(kiemdinh_date date,
                                         int32_t months,
                                         kiemdinh_date *later,
                                         struct kiemdinh_error **error);

/* The last day of the day's month.
 *
 * KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or KIEMDINH_DATE_NONE. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_date_end_of_month(kiemdinh_date date,
                                           kiemdinh_date *last,
                                           struct kiemdinh_error **error);

/* The day of the week: 0 is Monday, 6 is Sunday.
 *
 * KIEMDINH_ERROR_OUT_OF_RANGE: not a day, or KIEMDINH_DATE_NONE. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_date_weekday(kiemdinh_date date,
                                      int32_t *weekday,
                                      struct kiemdinh_error **error);

/* The name of a kiemdinh_result, for logs: "null_argument". Static. NULL for an unknown number. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_result_name(int32_t number);

/* A KIEMDINH_STATUS_... in words. `language`: a KIEMDINH_LANGUAGE_..., WIRE for the word that JSON has. Static. NULL for an unknown number. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_status_name(int32_t number,
                                 int32_t language);

/* A KIEMDINH_COVERAGE_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_coverage_name(int32_t number, int32_t language);

/* A KIEMDINH_DUE_BASIS_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_due_basis_name(int32_t number, int32_t language);

/* A KIEMDINH_VERIFICATION_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_verification_name(int32_t number, int32_t language);

/* A KIEMDINH_SEVERITY_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_severity_name(int32_t number, int32_t language);

/* A KIEMDINH_FINDING_... in words, as kiemdinh_status_name. Static. NULL for an unknown number. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_finding_number_name(int32_t number, int32_t language);

/* The symbol of a KIEMDINH_UNIT_...: "kg". Static. NULL for an unknown number. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_unit_name(int32_t number);

/* Reads a decimal number ("-12.5", "1e3") as value / 10^scale, for a kiemdinh_attribute.
 *
 * KIEMDINH_ERROR_INVALID_VALUE: no number, or more than 18 digits. _NULL_ARGUMENT, _INVALID_UTF8. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_decimal_parse(const char *text,
                                       size_t text_length,
                                       int64_t *value,
                                       int32_t *scale,
                                       struct kiemdinh_error **error);

/* The number of a unit by any spelling that is read: "kg", "kgf/cm2", "MPa", and Vietnamese names.
 *
 * KIEMDINH_ERROR_INVALID_VALUE: no such unit. _NULL_ARGUMENT, _INVALID_UTF8. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_unit_parse(const char *text,
                                    size_t text_length,
                                    int32_t *unit,
                                    struct kiemdinh_error **error);

/* Compares two quantities ("10 psi", "0.7 bar") exactly: `order` is -1, 0 or 1 as the first is less, equal or greater.
 *
 * KIEMDINH_ERROR_INVALID_VALUE: a text is no number with a unit, or the two do not measure the same.
 * _NULL_ARGUMENT, _INVALID_UTF8. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_quantity_compare(const char *first,
                                          size_t first_length,
                                          const char *second,
                                          size_t second_length,
                                          int32_t *order,
                                          struct kiemdinh_error **error);

/* Sets an item up: everything absent. `struct_size` is sizeof(kiemdinh_item).
 *
 * KIEMDINH_ERROR_STRUCT_SIZE: below the first version's size. KIEMDINH_ERROR_NULL_ARGUMENT. */
KIEMDINH_API kiemdinh_result KIEMDINH_CALL kiemdinh_item_init(struct kiemdinh_item *item, uint32_t struct_size);

/* Sets an attribute up: KIEMDINH_VALUE_TEXT, no name, no text. As kiemdinh_item_init. */
KIEMDINH_API kiemdinh_result KIEMDINH_CALL kiemdinh_attribute_init(struct kiemdinh_attribute *attribute, uint32_t struct_size);

/* Sets an inspection up: everything absent. As kiemdinh_item_init. */
KIEMDINH_API kiemdinh_result KIEMDINH_CALL kiemdinh_inspection_init(struct kiemdinh_inspection *inspection, uint32_t struct_size);

/* Sets an event up: everything absent. As kiemdinh_item_init. */
KIEMDINH_API kiemdinh_result KIEMDINH_CALL kiemdinh_event_init(struct kiemdinh_event *event, uint32_t struct_size);

/* Sets options up: a window of 30 days, no flags, everything else as the rulebook says. As kiemdinh_item_init. */
KIEMDINH_API kiemdinh_result KIEMDINH_CALL kiemdinh_options_init(struct kiemdinh_options *options, uint32_t struct_size);

/* Sets an answer up: its size, and no answer. As kiemdinh_item_init. */
KIEMDINH_API kiemdinh_result KIEMDINH_CALL kiemdinh_answer_init(struct kiemdinh_answer *answer, uint32_t struct_size);

/* The Vietnamese rulebook that comes with this version of the library.
 *
 * `rulebook` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_rulebook_builtin(struct kiemdinh_rulebook **rulebook,
                                          struct kiemdinh_error **error);

/* Releases a rulebook and all it lent. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_rulebook_free(struct kiemdinh_rulebook *rulebook);

/* The book's id: vn. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_rulebook_id(const struct kiemdinh_rulebook *rulebook, size_t *length);

/* The book's semantic version. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_rulebook_version(const struct kiemdinh_rulebook *rulebook, size_t *length);

/* SHA-256 over the book's content, overlays included, in lower-case hexadecimal (S20). Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_rulebook_sha256(const struct kiemdinh_rulebook *rulebook, size_t *length);

/* The book's name. `language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. Borrowed. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_rulebook_name(const struct kiemdinh_rulebook *rulebook,
                                   int32_t language,
                                   size_t *length);

/* The last day for which the law was looked up; KIEMDINH_DATE_NONE for NULL. */
KIEMDINH_API kiemdinh_date KIEMDINH_CALL kiemdinh_rulebook_verified_until(const struct kiemdinh_rulebook *rulebook);

/* How many categories the book has. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_rulebook_category_count(const struct kiemdinh_rulebook *rulebook);

/* A category, by index from 0; NULL where there is none of that index. Borrowed: it lives as long as the rulebook. */
KIEMDINH_API
const struct kiemdinh_category *KIEMDINH_CALL kiemdinh_rulebook_category(const struct kiemdinh_rulebook *rulebook,
                                                           size_t index);

/* The category of that id; NULL where there is none. Borrowed. */
KIEMDINH_API
const struct kiemdinh_category *KIEMDINH_CALL kiemdinh_rulebook_category_find(const struct kiemdinh_rulebook *rulebook,
                                                                const char *id,
                                                                size_t id_length);

/* How many attributes the book defines. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_rulebook_attribute_count(const struct kiemdinh_rulebook *rulebook);

/* An attribute, by index from 0; NULL where there is none of that index. Borrowed. */
KIEMDINH_API
const struct kiemdinh_attribute_definition *KIEMDINH_CALL kiemdinh_rulebook_attribute(const struct kiemdinh_rulebook *rulebook,
                                                                        size_t index);

/* The attribute of that name; NULL where there is none. Borrowed. */
KIEMDINH_API
const struct kiemdinh_attribute_definition *KIEMDINH_CALL kiemdinh_rulebook_attribute_find(const struct kiemdinh_rulebook *rulebook,
                                                                             const char *name,
                                                                             size_t name_length);

/* How many provisions the book has: every entry of every table, lists row by row. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_rulebook_provision_count(const struct kiemdinh_rulebook *rulebook);

/* A provision, by index from 0, in the order of tables and entries; NULL where there is none. Borrowed. */
KIEMDINH_API
const struct kiemdinh_provision *KIEMDINH_CALL kiemdinh_rulebook_provision(const struct kiemdinh_rulebook *rulebook,
                                                             size_t index);

/* The provision of that table and key: "intervals qtkd-01-2016.2", "lists 36/2019/TT-BLDTBXH row lifting.lift"; NULL
 * where there is none. Borrowed. */
KIEMDINH_API
const struct kiemdinh_provision *KIEMDINH_CALL kiemdinh_rulebook_provision_find(const struct kiemdinh_rulebook *rulebook,
                                                                  const char *key,
                                                                  size_t key_length);

/* The list of objects in force on that day (S5); NULL where there is none, and for a day out of range. Borrowed. */
KIEMDINH_API
const struct kiemdinh_provision *KIEMDINH_CALL kiemdinh_rulebook_list(const struct kiemdinh_rulebook *rulebook,
                                                        kiemdinh_date on);

/* The ground of a finding (a KIEMDINH_FINDING_...) on that day; NULL where there is none. Borrowed. */
KIEMDINH_API
const struct kiemdinh_provision *KIEMDINH_CALL kiemdinh_rulebook_obligation(const struct kiemdinh_rulebook *rulebook,
                                                              int32_t finding,
                                                              kiemdinh_date on);

/* Who holds a role of authority (declaration_authority) on that day; NULL where there is none. Borrowed. */
KIEMDINH_API
const struct kiemdinh_provision *KIEMDINH_CALL kiemdinh_rulebook_authority(const struct kiemdinh_rulebook *rulebook,
                                                             const char *role,
                                                             size_t role_length,
                                                             kiemdinh_date on);

/* An interval rule of a category that is in force on that day, by index from 0 in the order of ids; NULL past the last
 * one. Borrowed. */
KIEMDINH_API
const struct kiemdinh_provision *KIEMDINH_CALL kiemdinh_rulebook_interval(const struct kiemdinh_rulebook *rulebook,
                                                            const char *category,
                                                            size_t category_length,
                                                            kiemdinh_date on,
                                                            size_t index);

/* The days and attributes for which the book has no interval rule, as a JSON list of {"category", "from", "to",
 * "assignment"}.
 *
 * `json` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_rulebook_gaps(const struct kiemdinh_rulebook *rulebook,
                                       struct kiemdinh_string **json,
                                       struct kiemdinh_error **error);

/* What changes from one rulebook to another, as a JSON list of {"provision", "before", "after"}.
 *
 * `json` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_rulebook_diff(const struct kiemdinh_rulebook *before,
                                       const struct kiemdinh_rulebook *after,
                                       struct kiemdinh_string **json,
                                       struct kiemdinh_error **error);

/* Makes a builder. `builder` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_rulebook_builder_new(struct kiemdinh_rulebook_builder **builder,
                                              struct kiemdinh_error **error);

/* Releases a builder. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_rulebook_builder_free(struct kiemdinh_rulebook_builder *builder);

/* Adds a TOML text of the rulebook (`is_overlay` 0), or an authority's overlay (`is_overlay` 1); overlays lie over one
 * another in the order in which they are added. `name` names the text in errors.
 *
 * KIEMDINH_ERROR_NULL_ARGUMENT, _INVALID_UTF8, _UNKNOWN_NUMBER (is_overlay), _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_rulebook_builder_add_text(struct kiemdinh_rulebook_builder *builder,
                                                   int32_t is_overlay,
                                                   const char *name,
                                                   size_t name_length,
                                                   const char *toml,
                                                   size_t toml_length,
                                                   struct kiemdinh_error **error);

/* Adds a TOML file, as kiemdinh_rulebook_builder_add_text; at most 256 MiB. `path` is UTF-8, on Windows too.
 *
 * Also KIEMDINH_ERROR_INPUT_OUTPUT, _LIMIT_EXCEEDED, _INVALID_ARGUMENT (an empty path). */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_rulebook_builder_add_file(struct kiemdinh_rulebook_builder *builder,
                                                   int32_t is_overlay,
                                                   const char *path,
                                                   size_t path_length,
                                                   struct kiemdinh_error **error);

/* Loads and checks the rulebook. The builder stays as it is and can be added to.
 *
 * `rulebook` is owned. KIEMDINH_ERROR_SYNTAX ... _LIMIT_EXCEEDED: all faults of all texts at once, each with file, line
 * and path (kiemdinh_error_fault). _NULL_ARGUMENT, _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_rulebook_builder_build(struct kiemdinh_rulebook_builder *builder,
                                                struct kiemdinh_rulebook **rulebook,
                                                struct kiemdinh_error **error);

/* The id: pressure.vessel. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_category_id(const struct kiemdinh_category *category, size_t *length);

/* The name. `language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. Borrowed. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_category_name(const struct kiemdinh_category *category,
                                   int32_t language,
                                   size_t *length);

/* What it is, a KIEMDINH_KIND_...; 0 for NULL. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_category_kind(const struct kiemdinh_category *category);

/* Which regime decides (S6), a KIEMDINH_REGIME_...; 0 for NULL. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_category_regime(const struct kiemdinh_category *category);

/* All that the rulebook says of it, in JSON. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_category_json(const struct kiemdinh_category *category, size_t *length);

/* The name in records: rated_capacity. Borrowed. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_attribute_definition_name(const struct kiemdinh_attribute_definition *attribute,
                                               size_t *length);

/* The name for people. `language` as with kiemdinh_category_name. Borrowed. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_attribute_definition_label(const struct kiemdinh_attribute_definition *attribute,
                                                int32_t language,
                                                size_t *length);

/* What it can be, a KIEMDINH_ATTRIBUTE_TYPE_...; 0 for NULL. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_attribute_definition_type(const struct kiemdinh_attribute_definition *attribute);

/* The usual unit of a quantity, a KIEMDINH_UNIT_...; otherwise 0. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_attribute_definition_unit(const struct kiemdinh_attribute_definition *attribute);

/* How many words a choice has; otherwise 0. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_attribute_definition_choice_count(const struct kiemdinh_attribute_definition *attribute);

/* A word of a choice, by index from 0; NULL where there is none of that index. Borrowed. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_attribute_definition_choice(const struct kiemdinh_attribute_definition *attribute,
                                                 size_t index,
                                                 size_t *length);

/* All that the rulebook says of it, in JSON. Borrowed. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_attribute_definition_json(const struct kiemdinh_attribute_definition *attribute,
                                               size_t *length);

/* Its table and key: "intervals qtkd-01-2016.2". Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_provision_key(const struct kiemdinh_provision *provision, size_t *length);

/* Its table: lists, intervals, conformity, triggers, obligations, parameters, penalties ... Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_provision_table(const struct kiemdinh_provision *provision, size_t *length);

/* The number of the legal document; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_provision_document(const struct kiemdinh_provision *provision, size_t *length);

/* The article or item within it; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_provision_article(const struct kiemdinh_provision *provision, size_t *length);

/* How well it is known, a KIEMDINH_VERIFICATION_..., or 0 where that does not apply. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_provision_verification(const struct kiemdinh_provision *provision);

/* The first day on which it holds; KIEMDINH_DATE_NONE where there is none. */
KIEMDINH_API kiemdinh_date KIEMDINH_CALL kiemdinh_provision_from(const struct kiemdinh_provision *provision);

/* The day from which it no longer holds; KIEMDINH_DATE_NONE where there is none. */
KIEMDINH_API kiemdinh_date KIEMDINH_CALL kiemdinh_provision_to(const struct kiemdinh_provision *provision);

/* All that the rulebook says of it, in JSON. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_provision_json(const struct kiemdinh_provision *provision, size_t *length);

/* Reads accreditations: JSON Lines, or one JSON array of the same objects. `name` names the text in errors.
 *
 * `accreditations` is owned. KIEMDINH_ERROR_SYNTAX ... _INVALID_VALUE: all faults at once. _NULL_ARGUMENT,
 * _INVALID_UTF8. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_accreditations_from_json(const char *name,
                                                  size_t name_length,
                                                  const char *json,
                                                  size_t json_length,
                                                  struct kiemdinh_accreditations **accreditations,
                                                  struct kiemdinh_error **error);

/* Reads accreditations from a file, at most 256 MiB. `path` is UTF-8, on Windows too.
 *
 * As kiemdinh_accreditations_from_json; also KIEMDINH_ERROR_INPUT_OUTPUT, _LIMIT_EXCEEDED, _INVALID_ARGUMENT. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_accreditations_from_file(const char *path,
                                                  size_t path_length,
                                                  struct kiemdinh_accreditations **accreditations,
                                                  struct kiemdinh_error **error);

/* Releases accreditations. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_accreditations_free(struct kiemdinh_accreditations *accreditations);

/* Reads a record in JSON, the contract's form. `flags`: KIEMDINH_READ_LENIENT or 0.
 *
 * `record` is owned. KIEMDINH_ERROR_ROW: the text is no record; kiemdinh_error_json has the contract's line.
 * _NULL_ARGUMENT, _UNKNOWN_NUMBER (flags). */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_record_from_json(const char *json,
                                          size_t json_length,
                                          uint32_t flags,
                                          struct kiemdinh_record **record,
                                          struct kiemdinh_error **error);

/* Releases a record. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_record_free(struct kiemdinh_record *record);

/* The item's id. Borrowed: it lives as long as the record. NULL for NULL. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_record_id(const struct kiemdinh_record *record, size_t *length);

/* The item's category id, empty where it is not known. Borrowed. NULL for NULL. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_record_category(const struct kiemdinh_record *record, size_t *length);

/* The item's name; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_record_name(const struct kiemdinh_record *record, size_t *length);

/* How many units the item stands for (S18); 0 for NULL. */
KIEMDINH_API uint32_t KIEMDINH_CALL kiemdinh_record_units(const struct kiemdinh_record *record);

/* The row of the register that the record comes from, from 1; 0 where it comes from none. */
KIEMDINH_API uint64_t KIEMDINH_CALL kiemdinh_record_row(const struct kiemdinh_record *record);

/* Opens a file. `path` is UTF-8, on Windows too. `format`: a KIEMDINH_FORMAT_...; `flags`: KIEMDINH_READ_LENIENT or 0.
 * `mapping` says which column of a foreign table is which field, in JSON; NULL and 0 for none.
 *
 * `reader` is owned. KIEMDINH_ERROR_INPUT_OUTPUT, _SYNTAX ... _LIMIT_EXCEEDED (the heading, the mapping), _NULL_ARGUMENT,
 * _INVALID_ARGUMENT (an empty path), _INVALID_UTF8, _UNKNOWN_NUMBER (format, flags). */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_reader_open_file(const char *path,
                                          size_t path_length,
                                          int32_t format,
                                          uint32_t flags,
                                          const char *mapping,
                                          size_t mapping_length,
                                          struct kiemdinh_reader **reader,
                                          struct kiemdinh_error **error);

/* Opens a register that is in memory; it is copied. `name` names it in errors and tells KIEMDINH_FORMAT_BY_NAME the
 * form. Otherwise as kiemdinh_reader_open_file. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_reader_open_memory(const char *name,
                                            size_t name_length,
                                            const char *register_,
                                            size_t register_length,
                                            int32_t format,
                                            uint32_t flags,
                                            const char *mapping,
                                            size_t mapping_length,
                                            struct kiemdinh_reader **reader,
                                            struct kiemdinh_error **error);

/* Releases a reader. NULL is allowed. The records it gave live on. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_reader_free(struct kiemdinh_reader *reader);

/* The next record; NULL at the end.
 *
 * `record` is owned: release it with kiemdinh_record_free. KIEMDINH_ERROR_ROW: the row cannot be read; the next call
 * goes on after it, and kiemdinh_error_json has the contract's line. _INPUT_OUTPUT, _NULL_ARGUMENT, _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_reader_next(struct kiemdinh_reader *reader,
                                     struct kiemdinh_record **record,
                                     struct kiemdinh_error **error);

/* Makes an assessor.
 *
 * `options` may be NULL: those of kiemdinh_options_init. `accreditations` may be NULL: then who made an inspection is
 * not looked at.
 * KIEMDINH_ERROR_NULL_ARGUMENT, _STRUCT_SIZE, _OUT_OF_RANGE, _UNKNOWN_NUMBER (a flag or switch). */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_assessor_new(const struct kiemdinh_rulebook *rulebook,
                                      const struct kiemdinh_options *options,
                                      const struct kiemdinh_accreditations *accreditations,
                                      struct kiemdinh_assessor **assessor,
                                      struct kiemdinh_error **error);

/* Releases an assessor. NULL is allowed. What it answered lives on. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_assessor_free(struct kiemdinh_assessor *assessor);

/* From now on the assessments (not the plain answers) of this assessor also tell what stands twice in the register.
 *
 * `duplicates` must be finished; NULL ends it. `source` is the number of the register that the records come from.
 * KIEMDINH_ERROR_NULL_ARGUMENT, _INVALID_ARGUMENT (not finished), _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_assessor_set_duplicates(struct kiemdinh_assessor *assessor,
                                                 const struct kiemdinh_duplicates *duplicates,
                                                 uint32_t source,
                                                 struct kiemdinh_error **error);

/* Judges an item on the day `as_of`, in numbers alone: nothing is parsed, and nothing is allocated for an item that
 * has no findings.
 *
 * Set answer->struct_size (or call kiemdinh_answer_init) before. The answer has no duplicates, explanation, remedies.
 * KIEMDINH_ERROR_NULL_ARGUMENT, _INVALID_ARGUMENT, _INVALID_UTF8, _UNKNOWN_NUMBER, _STRUCT_SIZE, _OUT_OF_RANGE,
 * _TOO_MANY: kiemdinh_fault_field says which field. _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_assessor_answer(struct kiemdinh_assessor *assessor,
                                         const struct kiemdinh_item *item,
                                         kiemdinh_date as_of,
                                         struct kiemdinh_answer *answer,
                                         struct kiemdinh_error **error);

/* Judges a record on the day `as_of`, in numbers alone: for programs that keep their records and ask often.
 *
 * As kiemdinh_assessor_answer, without the errors of the item. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_assessor_answer_record(struct kiemdinh_assessor *assessor,
                                                const struct kiemdinh_record *record,
                                                kiemdinh_date as_of,
                                                struct kiemdinh_answer *answer,
                                                struct kiemdinh_error **error);

/* Judges an item on the day `as_of`, with findings and, as the options ask, explanation and remedies.
 *
 * `assessment` is owned: release it with kiemdinh_assessment_free. Errors as with kiemdinh_assessor_answer. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_assessor_assess(struct kiemdinh_assessor *assessor,
                                         const struct kiemdinh_item *item,
                                         kiemdinh_date as_of,
                                         struct kiemdinh_assessment **assessment,
                                         struct kiemdinh_error **error);

/* Judges a record in JSON, the contract's form, on the day `as_of`. kiemdinh_assessment_json gives the answer in JSON.
 *
 * `flags`: KIEMDINH_READ_LENIENT or 0. `assessment` is owned: release it with kiemdinh_assessment_free.
 * KIEMDINH_ERROR_ROW: the text is no record; kiemdinh_error_json has the contract's line. _NULL_ARGUMENT,
 * _OUT_OF_RANGE (as_of), _UNKNOWN_NUMBER (flags), _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_assessor_assess_json(struct kiemdinh_assessor *assessor,
                                              const char *record,
                                              size_t record_length,
                                              uint32_t flags,
                                              kiemdinh_date as_of,
                                              struct kiemdinh_assessment **assessment,
                                              struct kiemdinh_error **error);

/* Judges a record on the day `as_of`.
 *
 * `assessment` is owned: release it with kiemdinh_assessment_free.
 * KIEMDINH_ERROR_NULL_ARGUMENT, _OUT_OF_RANGE (as_of), _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_assessor_assess_record(struct kiemdinh_assessor *assessor,
                                                const struct kiemdinh_record *record,
                                                kiemdinh_date as_of,
                                                struct kiemdinh_assessment **assessment,
                                                struct kiemdinh_error **error);

/* Releases an assessment and all it lent. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_assessment_free(struct kiemdinh_assessment *assessment);

/* The answer in numbers. Set answer->struct_size (or call kiemdinh_answer_init) before.
 *
 * KIEMDINH_ERROR_NULL_ARGUMENT, _STRUCT_SIZE. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_assessment_answer(const struct kiemdinh_assessment *assessment,
                                           struct kiemdinh_answer *answer,
                                           struct kiemdinh_error **error);

/* The assessment in JSON, the contract's form. `length` may be NULL. Borrowed. NULL for NULL. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_assessment_json(const struct kiemdinh_assessment *assessment, size_t *length);

/* The item's id. `length` may be NULL. Borrowed. NULL for NULL. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_assessment_id(const struct kiemdinh_assessment *assessment, size_t *length);

/* The status, a KIEMDINH_STATUS_...; 0 for NULL. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_assessment_status(const struct kiemdinh_assessment *assessment);

/* The last day of the running term, or of the one that has ended; KIEMDINH_DATE_NONE where there is none. */
KIEMDINH_API kiemdinh_date KIEMDINH_CALL kiemdinh_assessment_due_on(const struct kiemdinh_assessment *assessment);

/* How many interval rules were considered. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_assessment_rule_count(const struct kiemdinh_assessment *assessment);

/* The id of an interval rule that was considered, by index from 0; NULL where there is none of that index. Borrowed. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_assessment_rule(const struct kiemdinh_assessment *assessment,
                                     size_t index,
                                     size_t *length);

/* The document that sets the interval: 54/2016/TT-BLDTBXH; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_assessment_document(const struct kiemdinh_assessment *assessment, size_t *length);

/* The provision in it that sets the interval; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_assessment_provision(const struct kiemdinh_assessment *assessment, size_t *length);

/* The whole explanation, a line for each step; empty where the assessor was not asked for it. Borrowed.
 *
 * `language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_assessment_explanation(const struct kiemdinh_assessment *assessment,
                                            int32_t language,
                                            size_t *length);

/* How many findings there are; they are sorted by number, field and day. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_assessment_finding_count(const struct kiemdinh_assessment *assessment);

/* A finding, by index from 0; NULL where there is none of that index. Borrowed: it lives as long as the assessment. */
KIEMDINH_API
const struct kiemdinh_finding *KIEMDINH_CALL kiemdinh_assessment_finding(const struct kiemdinh_assessment *assessment,
                                                           size_t index);

/* How many steps the explanation has; 0 where the assessor was not asked for it. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_assessment_step_count(const struct kiemdinh_assessment *assessment);

/* A step of the explanation, by index from 0; NULL where there is none of that index. Borrowed. */
KIEMDINH_API
const struct kiemdinh_step *KIEMDINH_CALL kiemdinh_assessment_step(const struct kiemdinh_assessment *assessment,
                                                     size_t index);

/* How many remedies there are; 0 where the assessor was not asked for them. */
KIEMDINH_API size_t KIEMDINH_CALL kiemdinh_assessment_remedy_count(const struct kiemdinh_assessment *assessment);

/* A remedy, by index from 0; NULL where there is none of that index. Borrowed. */
KIEMDINH_API
const struct kiemdinh_remedy *KIEMDINH_CALL kiemdinh_assessment_remedy(const struct kiemdinh_assessment *assessment,
                                                         size_t index);

/* The number of the finding, a KIEMDINH_FINDING_...; 0 for NULL. Numbers are never used again for something else. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_finding_number(const struct kiemdinh_finding *finding);

/* The name of the finding on the wire: unit_missing. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_finding_name(const struct kiemdinh_finding *finding, size_t *length);

/* How grave it is here, a KIEMDINH_SEVERITY_...; 0 for NULL. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_finding_severity(const struct kiemdinh_finding *finding);

/* The path of the field it is about: inspections[0].next_due_on; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_finding_field(const struct kiemdinh_finding *finding, size_t *length);

/* The value as it stood there; NULL where there is none. It may contain a NUL of its own: mind the length. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_finding_raw(const struct kiemdinh_finding *finding, size_t *length);

/* The day it is about, or KIEMDINH_DATE_NONE. */
KIEMDINH_API kiemdinh_date KIEMDINH_CALL kiemdinh_finding_on(const struct kiemdinh_finding *finding);

/* The finding in words. `language`: KIEMDINH_LANGUAGE_VIETNAMESE or KIEMDINH_LANGUAGE_ENGLISH. Borrowed. */
KIEMDINH_API
const char *KIEMDINH_CALL kiemdinh_finding_message(const struct kiemdinh_finding *finding,
                                     int32_t language,
                                     size_t *length);

/* The document it rests on; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_finding_document(const struct kiemdinh_finding *finding, size_t *length);

/* The provision in it; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_finding_provision(const struct kiemdinh_finding *finding, size_t *length);

/* How well its ground is known, a KIEMDINH_VERIFICATION_..., or 0 where it has none. */
KIEMDINH_API int32_t KIEMDINH_CALL kiemdinh_finding_verification(const struct kiemdinh_finding *finding);

/* The name of the step: list, criterion, inspection, rule, date, status. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_step_name(const struct kiemdinh_step *step, size_t *length);

/* The step in words. `language` as with kiemdinh_finding_message. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_step_text(const struct kiemdinh_step *step, int32_t language, size_t *length);

/* The document it rests on; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_step_document(const struct kiemdinh_step *step, size_t *length);

/* The provision in it; NULL where there is none. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_step_provision(const struct kiemdinh_step *step, size_t *length);

/* The stable name of the remedy: inspect, state_attribute. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_remedy_name(const struct kiemdinh_remedy *remedy, size_t *length);

/* The remedy in words. `language` as with kiemdinh_finding_message. Borrowed. */
KIEMDINH_API const char *KIEMDINH_CALL kiemdinh_remedy_text(const struct kiemdinh_remedy *remedy, int32_t language, size_t *length);

/* Begins to look for duplicates. `duplicates` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_duplicates_new(struct kiemdinh_duplicates **duplicates,
                                        struct kiemdinh_error **error);

/* Releases duplicates. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_duplicates_free(struct kiemdinh_duplicates *duplicates);

/* Adds a record of the register of that number; an id is to be unique within its register only.
 *
 * KIEMDINH_ERROR_NULL_ARGUMENT, _FINISHED, _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_duplicates_add(struct kiemdinh_duplicates *duplicates,
                                        uint32_t source,
                                        const struct kiemdinh_record *record,
                                        struct kiemdinh_error **error);

/* Ends the first pass. KIEMDINH_ERROR_NULL_ARGUMENT, _FINISHED, _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_duplicates_finish(struct kiemdinh_duplicates *duplicates,
                                           struct kiemdinh_error **error);

/* Begins to count. `flags`: the KIEMDINH_OPTION_COMPLETE_... that hold for the records; others are ignored.
 *
 * `exposure` is owned. KIEMDINH_ERROR_NULL_ARGUMENT. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_exposure_new(uint32_t flags,
                                      struct kiemdinh_exposure **exposure,
                                      struct kiemdinh_error **error);

/* Releases an exposure. NULL is allowed. */
KIEMDINH_API void KIEMDINH_CALL kiemdinh_exposure_free(struct kiemdinh_exposure *exposure);

/* Adds the assessment of an item, with the units that its record stands for (S18).
 *
 * An item judged from the plain struct stands for one unit. KIEMDINH_ERROR_NULL_ARGUMENT, _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_exposure_add(struct kiemdinh_exposure *exposure,
                                      const struct kiemdinh_assessment *assessment,
                                      struct kiemdinh_error **error);

/* The acts shown, each with the statutory band for its number of units on that day: a JSON list of {"act", "units",
 * "band"}.
 *
 * `json` is owned. KIEMDINH_ERROR_NULL_ARGUMENT, _OUT_OF_RANGE (as_of), _BUSY, _POISONED. */
KIEMDINH_API
KIEMDINH_MUST_USE
kiemdinh_result KIEMDINH_CALL kiemdinh_exposure_json(struct kiemdinh_exposure *exposure,
                                       const struct kiemdinh_rulebook *rulebook,
                                       kiemdinh_date as_of,
                                       struct kiemdinh_string **json,
                                       struct kiemdinh_error **error);

#ifdef __cplusplus
}
#endif

#endif  /* KIEMDINH_H */
