/* Versions, days, words, units. */
#include "happy.h"

#include <stdio.h>
#include <string.h>

static void versions(void)
{
    char composed[40];
    sprintf(composed, "%d.%d.%d", KIEMDINH_VERSION_MAJOR, KIEMDINH_VERSION_MINOR, KIEMDINH_VERSION_PATCH);
    NUMBER(kiemdinh_abi_version(), KIEMDINH_ABI_VERSION);
    NUMBER(kiemdinh_version_number(), KIEMDINH_VERSION_NUMBER);
    NUMBER(KIEMDINH_VERSION_NUMBER,
           KIEMDINH_VERSION_MAJOR * 1000000 + KIEMDINH_VERSION_MINOR * 1000 + KIEMDINH_VERSION_PATCH);
    TEXT(kiemdinh_version(), composed);
}

static void dates(void)
{
    kiemdinh_date date = 0;
    int32_t year = 0;
    int32_t month = 0;
    int32_t of_month = 0;
    int32_t weekday = 0;
    char written[12] = "...........";
    OK(kiemdinh_date_from_ymd(1970, 1, 1, &date, &error));
    NUMBER(date, 0);
    OK(kiemdinh_date_from_ymd(1, 1, 1, &date, &error));
    NUMBER(date, -719162);
    OK(kiemdinh_date_from_ymd(9999, 12, 31, &date, &error));
    NUMBER(date, 2932896);
    /* 30 years of 365 days, 7 leap days among them, then January and 29 days. */
    OK(kiemdinh_date_parse("2000-02-29", 10, &date, &error));
    NUMBER(date, 30 * 365 + 7 + 31 + 28);
    OK(kiemdinh_date_to_ymd(date, &year, &month, &of_month, &error));
    NUMBER(year * 10000 + month * 100 + of_month, 20000229);
    OK(kiemdinh_date_to_ymd(date, NULL, NULL, &of_month, &error));
    OK(kiemdinh_date_format(date, written, 11, &error));
    CHECK(memcmp(written, "2000-02-29\0", 12) == 0);
    /* S2: a missing day is the last of the month. */
    OK(kiemdinh_date_add_months(day("2026-01-31"), 1, &date, &error));
    NUMBER(date, day("2026-02-28"));
    OK(kiemdinh_date_add_months(day("2024-02-29"), 36, &date, &error));
    NUMBER(date, day("2027-02-28"));
    OK(kiemdinh_date_add_months(day("2024-03-31"), -1, &date, &error));
    NUMBER(date, day("2024-02-29"));
    OK(kiemdinh_date_add_months(day("2024-01-01"), 2147483647, &date, &error));
    NUMBER(date, 2932896);
    OK(kiemdinh_date_end_of_month(day("2024-02-01"), &date, &error));
    NUMBER(date, day("2024-02-29"));
    /* 2026-05-23 is a Saturday (the conformance cases of S4). */
    OK(kiemdinh_date_weekday(day("2026-05-23"), &weekday, &error));
    NUMBER(weekday, 5);
}

static void names(void)
{
    TEXT(kiemdinh_result_name(KIEMDINH_OK), "ok");
    TEXT(kiemdinh_result_name(KIEMDINH_ERROR_NULL_ARGUMENT), "null_argument");
    TEXT(kiemdinh_status_name(KIEMDINH_STATUS_OVERDUE, KIEMDINH_LANGUAGE_WIRE), "overdue");
    TEXT(kiemdinh_status_name(KIEMDINH_STATUS_OVERDUE, KIEMDINH_LANGUAGE_VIETNAMESE), "Quá hạn");
    TEXT(kiemdinh_status_name(KIEMDINH_STATUS_OVERDUE, KIEMDINH_LANGUAGE_ENGLISH), "Overdue");
    TEXT(kiemdinh_coverage_name(KIEMDINH_COVERAGE_NOT_REGULATED, KIEMDINH_LANGUAGE_WIRE), "not_regulated");
    TEXT(kiemdinh_due_basis_name(KIEMDINH_DUE_BASIS_LEGAL_MAXIMUM, KIEMDINH_LANGUAGE_WIRE), "legal_maximum");
    TEXT(kiemdinh_verification_name(KIEMDINH_VERIFICATION_SECONDARY, KIEMDINH_LANGUAGE_WIRE), "secondary");
    TEXT(kiemdinh_severity_name(KIEMDINH_SEVERITY_VIOLATION, KIEMDINH_LANGUAGE_WIRE), "violation");
    TEXT(kiemdinh_finding_number_name(KIEMDINH_FINDING_UNIT_MISSING, KIEMDINH_LANGUAGE_WIRE), "unit_missing");
    TEXT(kiemdinh_unit_name(KIEMDINH_UNIT_KILOGRAM), "kg");
}

static void quantities(void)
{
    int64_t value = 0;
    int32_t scale = 0;
    int32_t unit = 0;
    int32_t order = 7;
    OK(kiemdinh_decimal_parse("-12.5", KIEMDINH_NTS, &value, &scale, &error));
    CHECK(value == -125);
    NUMBER(scale, 1);
    OK(kiemdinh_decimal_parse("1e3 and more", 3, &value, &scale, &error));
    CHECK(value == 1000);
    NUMBER(scale, 0);
    OK(kiemdinh_unit_parse("kgf/cm2", KIEMDINH_NTS, &unit, &error));
    NUMBER(unit, KIEMDINH_UNIT_KILOGRAM_FORCE_PER_SQUARE_CENTIMETRE);
    /* 10 psi are 0.689 bar; 1 t is 1000 kg; 212 degrees Fahrenheit are 100 degrees Celsius. */
    OK(kiemdinh_quantity_compare("10 psi", KIEMDINH_NTS, "0.7 bar", KIEMDINH_NTS, &order, &error));
    NUMBER(order, -1);
    OK(kiemdinh_quantity_compare("1 t", KIEMDINH_NTS, "1000 kg", KIEMDINH_NTS, &order, &error));
    NUMBER(order, 0);
    OK(kiemdinh_quantity_compare("1000.001 kg", KIEMDINH_NTS, "1 t", KIEMDINH_NTS, &order, &error));
    NUMBER(order, 1);
}

void words(void)
{
    versions();
    dates();
    names();
    quantities();
}
