//! Every number that crosses the ABI. A number that was given once never changes and is never given again;
//! `bindings/c/numbers.csv` lists them, and a test compares.

/** What a function gives back: KIEMDINH_OK, or the number of an error. Treat an unknown number as an error. */
pub type kiemdinh_result = i32;

/** Done. */
pub const KIEMDINH_OK: i32 = 0;
/** An argument has a value that it may not have. */
pub const KIEMDINH_ERROR_INVALID_ARGUMENT: i32 = 100;
/** A pointer is NULL that may not be. */
pub const KIEMDINH_ERROR_NULL_ARGUMENT: i32 = 101;
/** A text is not UTF-8. */
pub const KIEMDINH_ERROR_INVALID_UTF8: i32 = 102;
/** A number that stands for a word (a kind, a unit, a language ...) is not known. */
pub const KIEMDINH_ERROR_UNKNOWN_NUMBER: i32 = 103;
/** A struct_size is too small, or the unknown end of a larger struct is not zero. */
pub const KIEMDINH_ERROR_STRUCT_SIZE: i32 = 104;
/** A number or a day is out of its range. */
pub const KIEMDINH_ERROR_OUT_OF_RANGE: i32 = 105;
/** More inspections, events, attributes or inspectors than an item may have. */
pub const KIEMDINH_ERROR_TOO_MANY: i32 = 106;
/** Another thread uses the handle, which takes one at a time. */
pub const KIEMDINH_ERROR_BUSY: i32 = 200;
/** An internal error (KIEMDINH_ERROR_PANIC) stopped an earlier call on the handle; only _free is left. */
pub const KIEMDINH_ERROR_POISONED: i32 = 201;
/** The handle has given its result and takes nothing more. */
pub const KIEMDINH_ERROR_FINISHED: i32 = 202;
/** A text is not of the form it should have (TOML, JSON, CSV). */
pub const KIEMDINH_ERROR_SYNTAX: i32 = 300;
/** A key that does not exist here. */
pub const KIEMDINH_ERROR_UNKNOWN_KEY: i32 = 301;
/** A key or field without which the rest means nothing. */
pub const KIEMDINH_ERROR_MISSING_FIELD: i32 = 302;
/** A value of the wrong type, range or form. */
pub const KIEMDINH_ERROR_INVALID_VALUE: i32 = 303;
/** A reference to something that does not exist. */
pub const KIEMDINH_ERROR_DANGLING_REFERENCE: i32 = 304;
/** The same key twice. */
pub const KIEMDINH_ERROR_DUPLICATE: i32 = 305;
/** Two interval rules apply to the same category, day and attributes. */
pub const KIEMDINH_ERROR_OVERLAP: i32 = 306;
/** A size, depth or count above the limit. */
pub const KIEMDINH_ERROR_LIMIT_EXCEEDED: i32 = 307;
/** A record or a row of a register cannot be read; kiemdinh_error_finding says why. Reading can go on. */
pub const KIEMDINH_ERROR_ROW: i32 = 308;
/** A file could not be read. */
pub const KIEMDINH_ERROR_INPUT_OUTPUT: i32 = 400;
/** An internal error of the library. Please report it. */
pub const KIEMDINH_ERROR_PANIC: i32 = 900;
/** Reserved; no function gives it. */
pub const KIEMDINH_ERROR_UNKNOWN: i32 = 999;
/** The law does not cover the item. */
pub const KIEMDINH_STATUS_NOT_REGULATED: i32 = 1;
/** Not put into use yet, stopped, scrapped or disposed of. */
pub const KIEMDINH_STATUS_NOT_IN_USE: i32 = 2;
/** The last inspection that counts, or a later annual one, was failed. */
pub const KIEMDINH_STATUS_FAILED: i32 = 3;
/** The result was withdrawn and nothing has taken its place. */
pub const KIEMDINH_STATUS_WITHDRAWN: i32 = 4;
/** No inspection is left to count. */
pub const KIEMDINH_STATUS_NEVER_INSPECTED: i32 = 5;
/** The term is over. */
pub const KIEMDINH_STATUS_OVERDUE: i32 = 6;
/** An event calls for an extraordinary inspection. */
pub const KIEMDINH_STATUS_EXTRAORDINARY_DUE: i32 = 7;
/** The facts do not decide. */
pub const KIEMDINH_STATUS_UNDETERMINED: i32 = 8;
/** The term ends within the window. */
pub const KIEMDINH_STATUS_DUE_SOON: i32 = 9;
/** In order. */
pub const KIEMDINH_STATUS_VALID: i32 = 10;
/** The list in force covers the item. */
pub const KIEMDINH_COVERAGE_REGULATED: i32 = 1;
/** It does not. */
pub const KIEMDINH_COVERAGE_NOT_REGULATED: i32 = 2;
/** The facts do not decide. */
pub const KIEMDINH_COVERAGE_UNDETERMINED: i32 = 3;
/** The date that report, certificate or stamp states. */
pub const KIEMDINH_DUE_BASIS_STATED: i32 = 1;
/** The interval of the law. */
pub const KIEMDINH_DUE_BASIS_COMPUTED: i32 = 2;
/** A term that the maker or the establishment asks for. */
pub const KIEMDINH_DUE_BASIS_REQUESTED: i32 = 3;
/** The longest interval the law allows; the stated date lies beyond it. */
pub const KIEMDINH_DUE_BASIS_LEGAL_MAXIMUM: i32 = 4;
/** Read in the legal text. */
pub const KIEMDINH_VERIFICATION_TEXT: i32 = 1;
/** Reported by others, without conflict. */
pub const KIEMDINH_VERIFICATION_SECONDARY: i32 = 2;
/** Memory, a weak source, or sources in conflict: it never decides. */
pub const KIEMDINH_VERIFICATION_UNVERIFIED: i32 = 3;
/** Looked for and not found. */
pub const KIEMDINH_VERIFICATION_UNKNOWN: i32 = 4;
/** For information. */
pub const KIEMDINH_SEVERITY_INFO: i32 = 1;
/** Something to look at. */
pub const KIEMDINH_SEVERITY_WARNING: i32 = 2;
/** The law is violated. */
pub const KIEMDINH_SEVERITY_VIOLATION: i32 = 3;
/** The record is wrong. */
pub const KIEMDINH_SEVERITY_ERROR: i32 = 4;
/** A machine. */
pub const KIEMDINH_KIND_MACHINERY: i32 = 1;
/** A piece of equipment. */
pub const KIEMDINH_KIND_EQUIPMENT: i32 = 2;
/** A material. */
pub const KIEMDINH_KIND_MATERIAL: i32 = 3;
/** A substance. */
pub const KIEMDINH_KIND_SUBSTANCE: i32 = 4;
/** Inspected periodically under the law on occupational safety. */
pub const KIEMDINH_REGIME_PERIODIC_INSPECTION: i32 = 1;
/** Certificates of conformity decide. */
pub const KIEMDINH_REGIME_CONFORMITY: i32 = 2;
/** Another law decides. */
pub const KIEMDINH_REGIME_SECTOR_LAW: i32 = 3;
/** A measured value with a unit. */
pub const KIEMDINH_ATTRIBUTE_TYPE_QUANTITY: i32 = 1;
/** One of the words of a list. */
pub const KIEMDINH_ATTRIBUTE_TYPE_CHOICE: i32 = 2;
/** Years since a day; derived, never recorded. */
pub const KIEMDINH_ATTRIBUTE_TYPE_AGE: i32 = 3;
/** Free text. */
pub const KIEMDINH_ATTRIBUTE_TYPE_TEXT: i32 = 4;
/** Before first use. */
pub const KIEMDINH_INSPECTION_KIND_INITIAL: i32 = 1;
/** At the end of the term; what 0 means too. */
pub const KIEMDINH_INSPECTION_KIND_PERIODIC: i32 = 2;
/** The yearly one between two periodic ones. */
pub const KIEMDINH_INSPECTION_KIND_ANNUAL: i32 = 3;
/** After repair, alteration, relocation, or on request. */
pub const KIEMDINH_INSPECTION_KIND_EXTRAORDINARY: i32 = 4;
/** A certificate of conformity. */
pub const KIEMDINH_INSPECTION_KIND_CONFORMITY: i32 = 5;
/** The inspection was passed. */
pub const KIEMDINH_OUTCOME_PASS: i32 = 1;
/** The inspection was failed. */
pub const KIEMDINH_OUTCOME_FAIL: i32 = 2;
/** The result was wrong. */
pub const KIEMDINH_WITHDRAWAL_SUBSTANTIVE: i32 = 1;
/** Only the paper was wrong. */
pub const KIEMDINH_WITHDRAWAL_CLERICAL: i32 = 2;
/** Put into use. */
pub const KIEMDINH_EVENT_KIND_PUT_INTO_USE: i32 = 1;
/** Taken out of use for a time. */
pub const KIEMDINH_EVENT_KIND_SUSPENDED: i32 = 2;
/** In use again. */
pub const KIEMDINH_EVENT_KIND_RESUMED: i32 = 3;
/** Moved to another place. */
pub const KIEMDINH_EVENT_KIND_RELOCATED: i32 = 4;
/** Passed to another owner. */
pub const KIEMDINH_EVENT_KIND_TRANSFERRED: i32 = 5;
/** A repair that affects safety. */
pub const KIEMDINH_EVENT_KIND_REPAIRED: i32 = 6;
/** An upgrade or alteration that affects safety. */
pub const KIEMDINH_EVENT_KIND_MODIFIED: i32 = 7;
/** Routine maintenance; calls for nothing. */
pub const KIEMDINH_EVENT_KIND_MAINTAINED: i32 = 8;
/** A technical incident. */
pub const KIEMDINH_EVENT_KIND_INCIDENT: i32 = 9;
/** The user or an authority asked for an inspection. */
pub const KIEMDINH_EVENT_KIND_REQUESTED: i32 = 10;
/** Scrapped or disposed of. */
pub const KIEMDINH_EVENT_KIND_DISPOSED: i32 = 11;
/** In use. */
pub const KIEMDINH_USE_STATE_IN_USE: i32 = 1;
/** Out of use for a time. */
pub const KIEMDINH_USE_STATE_STOPPED: i32 = 2;
/** Scrapped. */
pub const KIEMDINH_USE_STATE_SCRAPPED: i32 = 3;
/** Not known. */
pub const KIEMDINH_USE_STATE_UNKNOWN: i32 = 4;
/** A number with its unit. */
pub const KIEMDINH_VALUE_NUMBER: i32 = 1;
/** A word, or a number and its unit in one text. */
pub const KIEMDINH_VALUE_TEXT: i32 = 2;
/** bar. */
pub const KIEMDINH_UNIT_BAR: i32 = 1;
/** MPa. */
pub const KIEMDINH_UNIT_MEGAPASCAL: i32 = 2;
/** kPa. */
pub const KIEMDINH_UNIT_KILOPASCAL: i32 = 3;
/** kgf/cm2. */
pub const KIEMDINH_UNIT_KILOGRAM_FORCE_PER_SQUARE_CENTIMETRE: i32 = 4;
/** psi. */
pub const KIEMDINH_UNIT_POUND_PER_SQUARE_INCH: i32 = 5;
/** kg. */
pub const KIEMDINH_UNIT_KILOGRAM: i32 = 6;
/** t. */
pub const KIEMDINH_UNIT_TONNE: i32 = 7;
/** lb. */
pub const KIEMDINH_UNIT_POUND: i32 = 8;
/** mm. */
pub const KIEMDINH_UNIT_MILLIMETRE: i32 = 9;
/** cm. */
pub const KIEMDINH_UNIT_CENTIMETRE: i32 = 10;
/** m. */
pub const KIEMDINH_UNIT_METRE: i32 = 11;
/** in. */
pub const KIEMDINH_UNIT_INCH: i32 = 12;
/** L. */
pub const KIEMDINH_UNIT_LITRE: i32 = 13;
/** m3. */
pub const KIEMDINH_UNIT_CUBIC_METRE: i32 = 14;
/** degrees Celsius. */
pub const KIEMDINH_UNIT_DEGREE_CELSIUS: i32 = 15;
/** degrees Fahrenheit. */
pub const KIEMDINH_UNIT_DEGREE_FAHRENHEIT: i32 = 16;
/** m/s. */
pub const KIEMDINH_UNIT_METRE_PER_SECOND: i32 = 17;
/** m/min. */
pub const KIEMDINH_UNIT_METRE_PER_MINUTE: i32 = 18;
/** ft/min. */
pub const KIEMDINH_UNIT_FOOT_PER_MINUTE: i32 = 19;
/** W. */
pub const KIEMDINH_UNIT_WATT: i32 = 20;
/** kW. */
pub const KIEMDINH_UNIT_KILOWATT: i32 = 21;
/** The day itself. */
pub const KIEMDINH_PRECISION_DAY: i32 = 0;
/** Only the month is known; the date is its first day. */
pub const KIEMDINH_PRECISION_MONTH: i32 = 1;
/** Only the year is known; the date is its 1 January. */
pub const KIEMDINH_PRECISION_YEAR: i32 = 2;
/** The contract's own word, as JSON has it: valid, unit_missing. */
pub const KIEMDINH_LANGUAGE_WIRE: i32 = 0;
/** Vietnamese. */
pub const KIEMDINH_LANGUAGE_VIETNAMESE: i32 = 1;
/** English. */
pub const KIEMDINH_LANGUAGE_ENGLISH: i32 = 2;
/** What the rulebook says. */
pub const KIEMDINH_SWITCH_DEFAULT: i32 = 0;
/** On. */
pub const KIEMDINH_SWITCH_ON: i32 = 1;
/** Off. */
pub const KIEMDINH_SWITCH_OFF: i32 = 2;
/** Flag: a day after the rulebook's verified_until is an error instead of information. */
pub const KIEMDINH_OPTION_STRICT: u32 = 1;
/** Flag: every declaration is on record. */
pub const KIEMDINH_OPTION_COMPLETE_DECLARATIONS: u32 = 2;
/** Flag: every inspection is on record. */
pub const KIEMDINH_OPTION_COMPLETE_HISTORY: u32 = 4;
/** Flag: every stop and return to use is on record. */
pub const KIEMDINH_OPTION_COMPLETE_USE: u32 = 8;
/** Flag: the steps to the answer are wanted. */
pub const KIEMDINH_OPTION_EXPLANATION: u32 = 16;
/** Flag: what would help is wanted. */
pub const KIEMDINH_OPTION_REMEDIES: u32 = 32;
/** Flag: an unknown key is kept as information instead of making the record unreadable. */
pub const KIEMDINH_READ_LENIENT: u32 = 1;
/** As the name of the file says: .jsonl, .ndjson and .json are JSON Lines, all else is a table. */
pub const KIEMDINH_FORMAT_BY_NAME: i32 = 0;
/** One JSON object a line. */
pub const KIEMDINH_FORMAT_JSON_LINES: i32 = 1;
/** A table with a heading; comma, semicolon or tab. */
pub const KIEMDINH_FORMAT_CSV: i32 = 2;
/** No day. */
pub const KIEMDINH_DATE_NONE: i32 = i32::MIN;
/** As the length of a text: it ends with a NUL. */
pub const KIEMDINH_NTS: usize = !0;
/** A value that is no possible date here; its raw text is kept and it decides nothing (S4b). */
pub const KIEMDINH_FINDING_DATE_IMPOSSIBLE: i32 = 101;
/** Only month and year were given (S4b). */
pub const KIEMDINH_FINDING_PARTIAL_DATE: i32 = 102;
/** The inspection is dated before the manufacture (S4b). */
pub const KIEMDINH_FINDING_INSPECTION_BEFORE_MANUFACTURE: i32 = 103;
/** Dated later than known_on (obligations). */
pub const KIEMDINH_FINDING_RECORD_IN_FUTURE: i32 = 104;
/** An event that cannot follow the one before it (S17). */
pub const KIEMDINH_FINDING_EVENT_IMPOSSIBLE: i32 = 105;
/** A cell that could not be read; its raw text is kept (reading). */
pub const KIEMDINH_FINDING_UNREADABLE_VALUE: i32 = 106;
/** A number without a unit; the column's usual unit was assumed (reading). */
pub const KIEMDINH_FINDING_UNIT_MISSING: i32 = 107;
/** A unit that is not known for this quantity (reading). */
pub const KIEMDINH_FINDING_UNIT_UNKNOWN: i32 = 108;
/** A number outside the possible range of its quantity (reading). */
pub const KIEMDINH_FINDING_VALUE_OUT_OF_RANGE: i32 = 109;
/** An attribute name the rulebook does not define; kept (wire). */
pub const KIEMDINH_FINDING_UNKNOWN_ATTRIBUTE: i32 = 110;
/** An unknown key in a record; info when the caller asked for leniency (wire). */
pub const KIEMDINH_FINDING_UNKNOWN_KEY: i32 = 111;
/** A row that cannot be read at all (wire). */
pub const KIEMDINH_FINDING_MALFORMED_ROW: i32 = 112;
/** A field without which the record means nothing (wire). */
pub const KIEMDINH_FINDING_MISSING_FIELD: i32 = 113;
/** The same id twice within one source (wire). */
pub const KIEMDINH_FINDING_DUPLICATE_ID: i32 = 114;
/** The category is not in the rulebook (S5). */
pub const KIEMDINH_FINDING_CATEGORY_UNKNOWN: i32 = 121;
/** The category was recognised from the name (reading). */
pub const KIEMDINH_FINDING_CATEGORY_RECOGNISED: i32 = 122;
/** The name fits several categories (reading). */
pub const KIEMDINH_FINDING_CATEGORY_AMBIGUOUS: i32 = 123;
/** An attribute was read out of free text (reading). */
pub const KIEMDINH_FINDING_ATTRIBUTE_RECOGNISED: i32 = 124;
/** The hazard of the medium was derived from its name (S10). */
pub const KIEMDINH_FINDING_HAZARD_DERIVED: i32 = 125;
/** An old unit's name was mapped to the present one (reading). */
pub const KIEMDINH_FINDING_COMMUNE_RECOGNISED: i32 = 126;
/** An old unit's name fits several present ones (reading). */
pub const KIEMDINH_FINDING_COMMUNE_AMBIGUOUS: i32 = 127;
/** A parameter differs from what the register holds (reading). */
pub const KIEMDINH_FINDING_PARAMETER_DIFFERS: i32 = 128;
/** The check digit of a tax code does not fit (reading). */
pub const KIEMDINH_FINDING_TAX_CODE_DOUBTFUL: i32 = 129;
/** Attributes are missing that decide whether the list covers the item (S5). */
pub const KIEMDINH_FINDING_COVERAGE_UNDETERMINED: i32 = 201;
/** The criterion that would decide is unverified (S5). */
pub const KIEMDINH_FINDING_CRITERION_UNVERIFIED: i32 = 202;
/** Another law decides for this category (S6). */
pub const KIEMDINH_FINDING_SECTOR_LAW: i32 = 203;
/** The product is on a conformity list in force (S6). */
pub const KIEMDINH_FINDING_CONFORMITY_REQUIRED: i32 = 204;
/** A technical regulation may put the item out of scope (list_items.csv, doubt) (S5). */
pub const KIEMDINH_FINDING_SCOPE_DOUBTFUL: i32 = 205;
/** Attributes are missing that the interval depends on (S10). */
pub const KIEMDINH_FINDING_MISSING_ATTRIBUTE: i32 = 301;
/** Only the year of manufacture is known (S11). */
pub const KIEMDINH_FINDING_SERVICE_START_ASSUMED: i32 = 302;
/** Manufacture lies long before the putting into use (S11). */
pub const KIEMDINH_FINDING_AGE_BASE_UNCERTAIN: i32 = 303;
/** No verified interval is known for the category on that day (S13c). */
pub const KIEMDINH_FINDING_INTERVAL_UNVERIFIED: i32 = 304;
/** The establishment's own term differs from the interval (S12). */
pub const KIEMDINH_FINDING_ESTABLISHMENT_INTERVAL_DIFFERS: i32 = 305;
/** An age limit was crossed while the term runs (S16). */
pub const KIEMDINH_FINDING_AGE_LIMIT_CROSSED: i32 = 306;
/** The stated date lies beyond the interval (read in the law) (S13b). */
pub const KIEMDINH_FINDING_VALIDITY_EXCEEDS_LEGAL_MAXIMUM: i32 = 311;
/** The stated date lies beyond the interval as others report it (S13b). */
pub const KIEMDINH_FINDING_VALIDITY_EXCEEDS_REPORTED_MAXIMUM: i32 = 312;
/** The stated date lies beyond any inspection term; treated as absent (S4b). */
pub const KIEMDINH_FINDING_STATED_DATE_IMPLAUSIBLE: i32 = 313;
/** A shorter term without a written reason (S13a). */
pub const KIEMDINH_FINDING_SHORTENED_WITHOUT_REASON: i32 = 314;
/** The day of the inspection is not known (S7b). */
pub const KIEMDINH_FINDING_INSPECTION_DATE_UNKNOWN: i32 = 315;
/** The result of an inspection was withdrawn (S9). */
pub const KIEMDINH_FINDING_INSPECTION_WITHDRAWN: i32 = 321;
/** The user or an authority asked for an inspection (S17). */
pub const KIEMDINH_FINDING_EXTRAORDINARY_REQUESTED: i32 = 322;
/** The body's certificate did not cover the day (S8). */
pub const KIEMDINH_FINDING_BODY_NOT_ACCREDITED: i32 = 401;
/** The body was suspended on the day (S8). */
pub const KIEMDINH_FINDING_BODY_SUSPENDED: i32 = 402;
/** The category is outside the body's scope (S8). */
pub const KIEMDINH_FINDING_BODY_OUT_OF_SCOPE: i32 = 403;
/** Nothing is known of the body on the day (S8). */
pub const KIEMDINH_FINDING_BODY_UNKNOWN: i32 = 404;
/** The inspector's certificate did not cover the day (S8). */
pub const KIEMDINH_FINDING_INSPECTOR_NOT_CERTIFIED: i32 = 411;
/** The inspector was suspended on the day (S8). */
pub const KIEMDINH_FINDING_INSPECTOR_SUSPENDED: i32 = 412;
/** The category is outside the inspector's scope (S8). */
pub const KIEMDINH_FINDING_INSPECTOR_OUT_OF_SCOPE: i32 = 413;
/** The last refresher was more than 36 months before (S8). */
pub const KIEMDINH_FINDING_INSPECTOR_REFRESHER_LATE: i32 = 414;
/** Nothing is known of the inspector on the day (S8). */
pub const KIEMDINH_FINDING_INSPECTOR_UNKNOWN: i32 = 415;
/** Not declared within the time (no declaration on record by the day asked about) (obligations). */
pub const KIEMDINH_FINDING_NOT_DECLARED: i32 = 501;
/** Declared after the time (obligations). */
pub const KIEMDINH_FINDING_DECLARED_LATE: i32 = 502;
/** Put into use before the first passed inspection (obligations). */
pub const KIEMDINH_FINDING_USED_BEFORE_FIRST_INSPECTION: i32 = 503;
/** Used between a due date and the next inspection (obligations). */
pub const KIEMDINH_FINDING_OPERATED_PAST_DUE: i32 = 504;
/** In use although the counting inspection failed (obligations). */
pub const KIEMDINH_FINDING_USED_AFTER_FAILURE: i32 = 505;
/** Certificate later than 5 working days after the report (obligations). */
pub const KIEMDINH_FINDING_CERTIFICATE_LATE: i32 = 506;
/** Beyond the service life (status). */
pub const KIEMDINH_FINDING_PAST_SERVICE_LIFE: i32 = 507;
/** The records do not show it either way (obligations). */
pub const KIEMDINH_FINDING_NOT_ON_RECORD: i32 = 508;
/** The same certificate number twice within one body (obligations). */
pub const KIEMDINH_FINDING_DUPLICATE_CERTIFICATE: i32 = 601;
/** The same stamp number twice within one body (obligations). */
pub const KIEMDINH_FINDING_DUPLICATE_STAMP: i32 = 602;
/** The same serial number and maker twice (obligations). */
pub const KIEMDINH_FINDING_DUPLICATE_ITEM: i32 = 603;
/** The day asked about is later than the rulebook was verified (S14). */
pub const KIEMDINH_FINDING_LAW_NOT_VERIFIED_AFTER: i32 = 701;
