/* Rulebooks: what is in them, overlays, differences. */
#include "happy.h"

#include <stdio.h>
#include <string.h>

/* An authority has read the rule for old boilers (the conformance cases of S14). */
static const char overlay[] =
    "overlay = { id = \"t-1\", authority = \"Sở Nội vụ tỉnh A\", verified_by = \"Nguyễn Văn A\", on = 2026-10-01 }\n"
    "[[interval]]\n"
    "id = \"qtkd-01-2016.2\"\n"
    "provision = \"QTKĐ 01-2016/BLĐTBXH, mục 10.1\"\n"
    "verification = \"text\"\n";

static void identity(const kiemdinh_rulebook *book)
{
    size_t length;
    size_t sha256 = 0;
    LENT(kiemdinh_rulebook_id(book, &length), "vn");
    CHECK(kiemdinh_rulebook_version(book, NULL) != NULL);
    CHECK(kiemdinh_rulebook_sha256(book, &sha256) != NULL);
    NUMBER(sha256, 64);
    CHECK(strstr(kiemdinh_rulebook_name(book, KIEMDINH_LANGUAGE_VIETNAMESE, NULL), "kiểm định") != NULL);
    CHECK(strstr(kiemdinh_rulebook_name(book, KIEMDINH_LANGUAGE_ENGLISH, NULL), "inspection") != NULL);
    NUMBER(kiemdinh_rulebook_verified_until(book), day("2026-11-23"));
}

static void categories(const kiemdinh_rulebook *book)
{
    size_t length;
    const size_t count = kiemdinh_rulebook_category_count(book);
    const kiemdinh_category *found = kiemdinh_rulebook_category_find(book, "lifting.hoist_manual", KIEMDINH_NTS);
    CHECK(count > 0 && kiemdinh_rulebook_category(book, count - 1) != NULL);
    CHECK(kiemdinh_rulebook_category(book, count) == NULL);
    CHECK(kiemdinh_rulebook_category_find(book, "lifting.broom", KIEMDINH_NTS) == NULL);
    LENT(kiemdinh_category_id(found, &length), "lifting.hoist_manual");
    LENT(kiemdinh_category_name(found, KIEMDINH_LANGUAGE_VIETNAMESE, &length), "Pa lăng kéo tay");
    LENT(kiemdinh_category_name(found, KIEMDINH_LANGUAGE_ENGLISH, &length), "Manual chain hoist");
    NUMBER(kiemdinh_category_kind(found), KIEMDINH_KIND_MACHINERY);
    NUMBER(kiemdinh_category_regime(found), KIEMDINH_REGIME_PERIODIC_INSPECTION);
    CHECK(strstr(kiemdinh_category_json(found, NULL), "\"rated_capacity >= 1000 kg\"") != NULL);
}

static void attributes(const kiemdinh_rulebook *book)
{
    size_t length;
    const size_t count = kiemdinh_rulebook_attribute_count(book);
    const kiemdinh_attribute_definition *capacity =
        kiemdinh_rulebook_attribute_find(book, "rated_capacity", KIEMDINH_NTS);
    const kiemdinh_attribute_definition *cover = kiemdinh_rulebook_attribute_find(book, "cover", KIEMDINH_NTS);
    CHECK(count > 0 && kiemdinh_rulebook_attribute(book, count - 1) != NULL);
    CHECK(kiemdinh_rulebook_attribute(book, count) == NULL);
    LENT(kiemdinh_attribute_definition_name(capacity, &length), "rated_capacity");
    LENT(kiemdinh_attribute_definition_label(capacity, KIEMDINH_LANGUAGE_ENGLISH, &length), "Rated capacity");
    NUMBER(kiemdinh_attribute_definition_type(capacity), KIEMDINH_ATTRIBUTE_TYPE_QUANTITY);
    NUMBER(kiemdinh_attribute_definition_unit(capacity), KIEMDINH_UNIT_KILOGRAM);
    NUMBER(kiemdinh_attribute_definition_choice_count(capacity), 0);
    NUMBER(kiemdinh_attribute_definition_type(cover), KIEMDINH_ATTRIBUTE_TYPE_CHOICE);
    NUMBER(kiemdinh_attribute_definition_unit(cover), 0);
    NUMBER(kiemdinh_attribute_definition_choice_count(cover), 2);
    LENT(kiemdinh_attribute_definition_choice(cover, 0, &length), "indoor");
    LENT(kiemdinh_attribute_definition_choice(cover, 1, &length), "outdoor");
    LENT(kiemdinh_attribute_definition_choice(cover, 2, &length), NULL);
    CHECK(kiemdinh_attribute_definition_json(cover, NULL) != NULL);
}

static void provisions(const kiemdinh_rulebook *book)
{
    size_t length;
    const char *const hoists = "lifting.hoist_manual";
    const size_t count = kiemdinh_rulebook_provision_count(book);
    const kiemdinh_provision *rule = kiemdinh_rulebook_interval(book, hoists, KIEMDINH_NTS, day("2024-05-19"), 0);
    const kiemdinh_provision *list = kiemdinh_rulebook_list(book, day("2020-02-29"));
    const kiemdinh_provision *duty =
        kiemdinh_rulebook_obligation(book, KIEMDINH_FINDING_NOT_DECLARED, day("2024-06-01"));
    const kiemdinh_provision *role =
        kiemdinh_rulebook_authority(book, "declaration_authority", KIEMDINH_NTS, day("2025-02-28"));
    CHECK(count > 0 && kiemdinh_rulebook_provision(book, count - 1) != NULL);
    CHECK(kiemdinh_rulebook_provision(book, count) == NULL);
    CHECK(rule != NULL && rule == kiemdinh_rulebook_provision_find(book, "intervals qtkd-13-2016.1", KIEMDINH_NTS));
    LENT(kiemdinh_provision_key(rule, &length), "intervals qtkd-13-2016.1");
    LENT(kiemdinh_provision_table(rule, &length), "intervals");
    LENT(kiemdinh_provision_document(rule, &length), "54/2016/TT-BLĐTBXH");
    LENT(kiemdinh_provision_article(rule, &length), "QTKĐ 13-2016/BLĐTBXH item 10.1");
    NUMBER(kiemdinh_provision_verification(rule), KIEMDINH_VERIFICATION_TEXT);
    NUMBER(kiemdinh_provision_from(rule), day("2017-06-01"));
    NUMBER(kiemdinh_provision_to(rule), KIEMDINH_DATE_NONE);
    CHECK(strstr(kiemdinh_provision_json(rule, NULL), "\"months\":36") != NULL);
    CHECK(kiemdinh_rulebook_interval(book, hoists, KIEMDINH_NTS, day("2024-05-19"), 99) == NULL);
    /* The list of 2019 takes the place of that of 2016 on 2020-03-01. */
    LENT(kiemdinh_provision_key(list, &length), "lists 53/2016/TT-BLĐTBXH");
    NUMBER(kiemdinh_provision_to(list), day("2020-03-01"));
    LENT(kiemdinh_provision_article(list, &length), NULL);
    CHECK(kiemdinh_rulebook_list(book, day("2020-03-01")) != list);
    LENT(kiemdinh_provision_document(duty, &length), "44/2016/NĐ-CP");
    CHECK(kiemdinh_rulebook_obligation(book, KIEMDINH_FINDING_NOT_DECLARED, day("2010-01-01")) == NULL);
    /* Until 2025-02-28 it is the department of labour, then that of home affairs. */
    CHECK(strstr(kiemdinh_provision_json(role, NULL), "Department of Labour") != NULL);
    NUMBER(kiemdinh_provision_to(role), day("2025-03-01"));
    CHECK(role != kiemdinh_rulebook_authority(book, "declaration_authority", KIEMDINH_NTS, day("2025-03-01")));
}

static void overlays(const kiemdinh_rulebook *book, const char *folder)
{
    char path[4096];
    size_t length;
    kiemdinh_rulebook_builder *builder = NULL;
    kiemdinh_rulebook *one = NULL;
    kiemdinh_rulebook *two = NULL;
    kiemdinh_string *json = NULL;
    const kiemdinh_provision *rule;
    sprintf(path, "%.4000s/overlay.toml", folder);
    OK(kiemdinh_rulebook_builder_new(&builder, &error));
    OK(kiemdinh_rulebook_builder_add_text(builder, 1, "t-1", 3, overlay, sizeof overlay - 1, &error));
    OK(kiemdinh_rulebook_builder_build(builder, &one, &error));
    OK(kiemdinh_rulebook_builder_add_file(builder, 1, path, KIEMDINH_NTS, &error));
    OK(kiemdinh_rulebook_builder_build(builder, &two, &error));
    kiemdinh_rulebook_builder_free(builder);
    rule = kiemdinh_rulebook_provision_find(one, "intervals qtkd-01-2016.2", KIEMDINH_NTS);
    LENT(kiemdinh_provision_article(rule, &length), "QTKĐ 01-2016/BLĐTBXH, mục 10.1");
    NUMBER(kiemdinh_provision_verification(rule), KIEMDINH_VERIFICATION_TEXT);
    CHECK(strcmp(kiemdinh_rulebook_sha256(one, NULL), kiemdinh_rulebook_sha256(book, NULL)) != 0);
    CHECK(strcmp(kiemdinh_rulebook_sha256(one, NULL), kiemdinh_rulebook_sha256(two, NULL)) != 0);
    OK(kiemdinh_rulebook_diff(book, one, &json, &error));
    CHECK(strstr(kiemdinh_string_text(json, &length), "intervals qtkd-01-2016.2") != NULL);
    NUMBER(length, strlen(kiemdinh_string_text(json, NULL)));
    kiemdinh_string_free(json);
    OK(kiemdinh_rulebook_diff(one, one, &json, &error));
    TEXT(kiemdinh_string_text(json, NULL), "[]");
    kiemdinh_string_free(json);
    OK(kiemdinh_rulebook_gaps(book, &json, &error));
    CHECK(strstr(kiemdinh_string_text(json, NULL), "\"category\":\"amusement.slide\"") != NULL);
    kiemdinh_string_free(json);
    kiemdinh_rulebook_free(one);
    kiemdinh_rulebook_free(two);
}

/* All faults of a text at once, each with its place. */
static void faults(void)
{
    static const char wrong[] =
        "overlay = { id = \"t-2\", authority = \"A\", verified_by = \"B\", on = 2026-10-01 }\n"
        "[[interval]]\nid = \"qtkd-13-2016.1\"\nmonths = 0\ncolour = 1\n";
    size_t length;
    kiemdinh_rulebook_builder *builder = NULL;
    kiemdinh_rulebook *book = UNWRITTEN;
    kiemdinh_result result;
    const kiemdinh_fault *fault;
    OK(kiemdinh_rulebook_builder_new(&builder, &error));
    OK(kiemdinh_rulebook_builder_add_text(builder, 1, "t-2.toml", KIEMDINH_NTS, wrong, KIEMDINH_NTS, &error));
    result = kiemdinh_rulebook_builder_build(builder, &book, &error);
    CHECK(result >= KIEMDINH_ERROR_SYNTAX && result <= KIEMDINH_ERROR_LIMIT_EXCEEDED);
    CHECK(book == UNWRITTEN);
    NUMBER(kiemdinh_error_result(error), result);
    CHECK(kiemdinh_error_fault_count(error) >= 1);
    fault = kiemdinh_error_fault(error, 0);
    NUMBER(kiemdinh_fault_result(fault), result);
    LENT(kiemdinh_fault_file(fault, &length), "t-2.toml");
    CHECK(kiemdinh_fault_row(fault) >= 2);
    CHECK(kiemdinh_fault_message(fault, KIEMDINH_LANGUAGE_VIETNAMESE, NULL) != NULL);
    CHECK(strstr(kiemdinh_error_message(error, KIEMDINH_LANGUAGE_ENGLISH, NULL), "t-2.toml") != NULL);
    kiemdinh_error_free(error);
    kiemdinh_rulebook_builder_free(builder);
}

void law(const char *folder)
{
    kiemdinh_rulebook *book = NULL;
    OK(kiemdinh_rulebook_builtin(&book, &error));
    identity(book);
    categories(book);
    attributes(book);
    provisions(book);
    overlays(book, folder);
    faults();
    kiemdinh_rulebook_free(book);
}
