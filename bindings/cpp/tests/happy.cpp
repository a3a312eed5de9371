/* Everything that the wrapper can do, done right: happy FOLDER, the folder tests/data. */
#include "check.hpp"

#include <cstring>
#include <utility>

using kiemdinh::date;
using kiemdinh::language;

namespace {

/* The hoist of the conformance cases: 1500 kg, fixed, indoors, passed on 2024-05-19. The law gives it 36 months. */
kiemdinh::item hoist() {
    kiemdinh::item one("A", "lifting.hoist_manual");
    one.put_into_use_on(date::parse("2024-06-01")).declared_on(date::parse("2024-06-10"));
    one.add(kiemdinh::attribute("rated_capacity", kiemdinh::decimal::parse("1500"), kiemdinh::unit::kilogram));
    one.add(kiemdinh::attribute("installation", "fixed")).add(kiemdinh::attribute("cover", "indoor"));
    one.add(kiemdinh::inspection()
                .kind(kiemdinh::inspection_kind::initial)
                .performed_on(date::parse("2024-05-19"))
                .result(kiemdinh::outcome::pass));
    return one;
}

const char *const hoist_json =
    "{\"id\": \"A\", \"category\": \"lifting.hoist_manual\", \"name\": \"Pa l\xC4\x83ng\", \"quantity\": 2, "
    "\"serial_no\": \"7\", \"manufacturer\": \"M\", \"put_into_use_on\": \"2024-06-01\", \"declared_on\": "
    "\"2024-06-10\", \"attributes\": {\"rated_capacity\": {\"value\": \"1500\", \"unit\": \"kg\"}, \"installation\": "
    "\"fixed\", \"cover\": \"indoor\"}, \"inspections\": [{\"kind\": \"initial\", \"performed_on\": \"2024-05-19\", "
    "\"result\": \"pass\"}]}";

void versions() {
    EQUAL(kiemdinh::abi_version(), static_cast<std::uint32_t>(KIEMDINH_ABI_VERSION));
    EQUAL(kiemdinh::version_number(), static_cast<std::uint32_t>(KIEMDINH_VERSION_NUMBER));
    CHECK(!kiemdinh::version().empty());
}

void words() {
    EQUAL(test::text(name(kiemdinh::errc::null_argument)), "null_argument");
    EQUAL(test::text(name(kiemdinh::status::due_soon)), "due_soon");
    CHECK(name(kiemdinh::status::overdue, language::vietnamese) != name(kiemdinh::status::overdue, language::english));
    EQUAL(test::text(name(kiemdinh::coverage::regulated)), "regulated");
    EQUAL(test::text(name(kiemdinh::due_basis::legal_maximum)), "legal_maximum");
    EQUAL(test::text(name(kiemdinh::verification::secondary)), "secondary");
    EQUAL(test::text(name(kiemdinh::severity::violation)), "violation");
    EQUAL(test::text(name(kiemdinh::finding_number::unit_missing)), "unit_missing");
    EQUAL(test::text(name(kiemdinh::unit::kilogram)), "kg");
    /* A number of a newer library is kept, and has no word here. */
    const auto newer = static_cast<kiemdinh::status>(4711);
    EQUAL(static_cast<std::int32_t>(newer), 4711);
    CHECK(name(newer).empty());
}

void dates() {
    const date day = date::from_ymd(2024, 1, 31);
    EQUAL(day, date::parse("2024-01-31"));
    EQUAL(day.to_string(), "2024-01-31");
    EQUAL(day.add_months(1).to_string(), "2024-02-29");
    EQUAL(day.add_months(-2).to_string(), "2023-11-30");
    EQUAL(day.add_months(1).end_of_month().ymd().day, 29);
    EQUAL(day.ymd().year, 2024);
    EQUAL(day.ymd().month, 1);
    EQUAL(day.weekday(), 2);
    EQUAL(date().days(), 0);
    EQUAL(date(1).to_string(), "1970-01-02");
    const date later = date(day.days() + 1);
    CHECK(day < later && day <= later && later > day && later >= day && day != later && !(day == later));
}

void quantities() {
    const auto number = kiemdinh::decimal::parse("-12.5");
    CHECK(number.value == -125 && number.scale == 1);
    EQUAL(kiemdinh::parse_unit("kgf/cm2"), kiemdinh::unit::kilogram_force_per_square_centimetre);
    EQUAL(kiemdinh::compare_quantities("10 psi", "0.7 bar"), -1);
    EQUAL(kiemdinh::compare_quantities("1 t", "1000 kg"), 0);
}

void law(const std::string &folder) {
    const auto book = kiemdinh::rulebook::builtin();
    EQUAL(book.id(), "vn");
    CHECK(!book.version().empty());
    EQUAL(book.sha256().size(), static_cast<std::size_t>(64));
    CHECK(book.name(language::vietnamese) != book.name(language::english));
    EQUAL(book.verified_until()->to_string(), "2026-11-23");

    std::size_t count = 0;
    for (const auto category : book.categories()) {
        count += category.id().empty() ? 0u : 1u;
    }
    EQUAL(count, book.categories().size());
    CHECK(!book.categories().empty() && !book.categories()[count]);
    const auto vessel = book.category("pressure.vessel");
    EQUAL(vessel.id(), "pressure.vessel");
    EQUAL(vessel.kind(), kiemdinh::kind::equipment);
    EQUAL(vessel.regime(), kiemdinh::regime::periodic_inspection);
    CHECK(vessel.name(language::vietnamese) != vessel.name(language::english));
    CHECK(vessel.json().find("pressure.vessel") != std::string::npos);
    CHECK(!book.category("no.such"));

    CHECK(!book.attributes().empty());
    const auto capacity = book.attribute("rated_capacity");
    EQUAL(capacity.name(), "rated_capacity");
    EQUAL(capacity.type(), kiemdinh::attribute_type::quantity);
    EQUAL(capacity.unit(), kiemdinh::unit::kilogram);
    CHECK(capacity.choices().empty() && !capacity.label(language::english).empty() && !capacity.json().empty());
    bool fixed = false;
    for (const std::string &word : book.attribute("installation").choices()) {
        fixed = fixed || word == "fixed";
    }
    CHECK(fixed);

    const auto rule = book.provision("intervals qtkd-13-2016.1");
    EQUAL(rule.key(), "intervals qtkd-13-2016.1");
    EQUAL(rule.table(), "intervals");
    const auto rules = book.intervals("lifting.hoist_manual", date::parse("2024-05-19"));
    EQUAL(rules.at(0).key(), rule.key());
    EQUAL(rule.document().value_or("").find("54/2016"), static_cast<std::size_t>(0));
    CHECK(rule.article().value_or("").find("10.1") != std::string::npos);
    EQUAL(rule.verification(), kiemdinh::verification::text);
    CHECK(rule.from() && *rule.from() < date::parse("2024-05-19"));
    CHECK(!rule.to() || *rule.to() > date::parse("2024-05-19"));
    CHECK(!rule.json().empty());
    CHECK(book.provisions().size() > book.categories().size() && book.provisions()[0]);
    CHECK(test::text(book.list(date::parse("2024-05-19")).key_view()).find("36/2019") != std::string::npos);
    CHECK(!book.list(date::parse("1990-01-01")));
    /* A list holds until the next one does. */
    const auto older = book.list(date::parse("2018-01-01"));
    CHECK(older.to() && book.list(*older.to()).from() == older.to());
    CHECK(book.obligation(kiemdinh::finding_number::not_declared, date::parse("2024-05-19")));
    CHECK(book.authority("declaration_authority", date::parse("2026-11-23")));
    EQUAL(book.gaps()[0], '[');

    auto builder = kiemdinh::rulebook_builder::make();
    builder.add_overlay_file(folder + "/overlay.toml");
    const auto overlaid = builder.build();
    CHECK(overlaid.sha256() != book.sha256());
    CHECK(book.diff(overlaid).find("qtkd-18-2016.1") != std::string::npos);
    EQUAL(book.diff(book), "[]");
}

void answers() {
    auto assessor = kiemdinh::assessor::make(kiemdinh::rulebook::builtin());
    const date as_of = date::parse("2026-06-30");
    const kiemdinh::item one = hoist();
    const auto answer = assessor.answer(one, as_of);
    EQUAL(answer.status(), kiemdinh::status::valid);
    EQUAL(answer.coverage(), kiemdinh::coverage::regulated);
    CHECK(answer.may_operate() && !answer.must_not_operate());
    EQUAL(answer.due_on()->to_string(), "2027-05-19");
    EQUAL(*answer.days_left(), 323);
    EQUAL(answer.due_basis(), kiemdinh::due_basis::computed);
    EQUAL(answer.interval_min_months(), 36);
    EQUAL(answer.interval_max_months(), 36);
    EQUAL(answer.interval_verification(), kiemdinh::verification::text);
    EQUAL(answer.verification(), kiemdinh::verification::secondary);
    EQUAL(answer.severity(), kiemdinh::severity::none);
    EQUAL(answer.finding_count(), 0u);

    /* The same by every way in: borrowed view, plain struct, record, JSON. */
    const kiemdinh::item_view view(one);
    const auto record = kiemdinh::record::from_json(hoist_json);
    for (const auto &same : {assessor.answer(view, as_of), assessor.answer(view.plain(), as_of),
                             assessor.answer(record, as_of), assessor.assess(one, as_of).answer(),
                             assessor.assess(record, as_of).answer(),
                             assessor.assess_json(hoist_json, as_of, kiemdinh::reading::lenient).answer()}) {
        CHECK(std::memcmp(&same.plain(), &answer.plain(), sizeof answer.plain()) == 0);
    }

    /* The plain structs by hand, without a copy. */
    kiemdinh_item plain = kiemdinh::plain_item();
    plain.id = kiemdinh::as_text("A");
    plain.category = kiemdinh::as_text("lifting.hoist_manual");
    kiemdinh_attribute attributes[] = {kiemdinh::plain_attribute()};
    attributes[0].name = kiemdinh::as_text("rated_capacity");
    attributes[0].text = kiemdinh::as_text("1500 kg");
    kiemdinh_inspection inspections[] = {kiemdinh::plain_inspection()};
    inspections[0].performed_on = date::parse("2024-05-19").days();
    inspections[0].result = KIEMDINH_OUTCOME_PASS;
    const kiemdinh_text inspectors[] = {kiemdinh::as_text("K1")};
    kiemdinh::set_inspectors(inspections[0], inspectors);
    kiemdinh_event events[] = {kiemdinh::plain_event()};
    events[0].kind = KIEMDINH_EVENT_KIND_DISPOSED;
    events[0].on = date::parse("2026-01-01").days();
    kiemdinh::set_attributes(plain, attributes);
    kiemdinh::set_inspections(plain, inspections);
    kiemdinh::set_events(plain, events);
    EQUAL(assessor.answer(plain, as_of).status(), kiemdinh::status::not_in_use);
}

/* Every field of the builders reaches the library: each makes a difference that the law knows. */
void builders() {
    auto assessor = kiemdinh::assessor::make(kiemdinh::rulebook::builtin());
    const date as_of = date::parse("2026-06-30");
    const auto status_of = [&](const kiemdinh::item &one) { return assessor.answer(one, as_of).status(); };
    const auto due_of = [&](const kiemdinh::item &one) {
        const auto due_on = assessor.answer(one, as_of).due_on();
        return due_on ? due_on->to_string() : std::string("none");
    };
    EQUAL(due_of(hoist().maker_interval_months(30)), "2026-11-19");
    EQUAL(status_of(hoist().use_state(kiemdinh::use_state::scrapped)), kiemdinh::status::not_in_use);
    EQUAL(status_of(hoist().use_state(kiemdinh::use_state::stopped).use_state_on(date::parse("2026-07-01"))),
          kiemdinh::status::valid);
    EQUAL(status_of(hoist().add(kiemdinh::event(kiemdinh::event_kind::modified, date::parse("2025-01-01")))),
          kiemdinh::status::extraordinary_due);
    EQUAL(status_of(hoist().add(kiemdinh::event(kiemdinh::event_kind::modified))), kiemdinh::status::valid);
    CHECK(assessor.answer(hoist().service_life_until(date::parse("2026-01-01")), as_of).must_not_operate());
    kiemdinh::item light("L", "lifting.hoist_manual");
    light.add(kiemdinh::attribute("rated_capacity", kiemdinh::decimal::parse("0.5"), kiemdinh::unit::tonne));
    EQUAL(status_of(light), kiemdinh::status::not_regulated);

    const auto periodic = [&] {
        return kiemdinh::inspection().performed_on(date::parse("2026-05-01"), kiemdinh::precision::month);
    };
    const auto passed = [&] { return periodic().result(kiemdinh::outcome::pass); };
    EQUAL(status_of(hoist().add(periodic().result(kiemdinh::outcome::fail))), kiemdinh::status::failed);
    EQUAL(due_of(hoist().add(passed())), "2029-05-01");
    EQUAL(due_of(hoist().add(passed().next_due_on(date::parse("2027-07-01"), kiemdinh::precision::month))),
          "2027-07-31");
    EQUAL(status_of(hoist().add(passed()
                                    .withdrawn_on(date::parse("2026-06-01"))
                                    .withdrawal(kiemdinh::withdrawal::substantive))),
          kiemdinh::status::withdrawn);
    EQUAL(status_of(hoist().add(passed()
                                    .withdrawn_on(date::parse("2026-07-15"))
                                    .withdrawal(kiemdinh::withdrawal::substantive))),
          kiemdinh::status::valid);
    EQUAL(status_of(hoist().add(passed()
                                    .withdrawn_on(date::parse("2026-06-01"))
                                    .withdrawal(kiemdinh::withdrawal::clerical))),
          kiemdinh::status::valid);
    /* A certificate of conformity is no inspection here. */
    EQUAL(status_of(hoist().add(
              periodic().kind(kiemdinh::inspection_kind::conformity).result(kiemdinh::outcome::fail))),
          kiemdinh::status::valid);
    const auto findings_of = [&](const kiemdinh::item &one) {
        std::string all;
        const auto assessment = assessor.assess(one, as_of);
        for (const auto finding : assessment.findings()) {
            all += finding.name() + " " + finding.field().value_or("") + "; ";
        }
        return all;
    };
    CHECK(findings_of(hoist().add(passed())).find("partial_date inspections[1].performed_on;") != std::string::npos);
    CHECK(findings_of(hoist().put_into_use_on(date::parse("2024-01-01"), kiemdinh::precision::year))
              .find("partial_date put_into_use_on;") != std::string::npos);
    const auto shortened = [&] { return passed().next_due_on(date::parse("2027-05-01")); };
    CHECK(findings_of(hoist().add(shortened())).find("shortened_without_reason") != std::string::npos);
    CHECK(findings_of(hoist().add(shortened().shortening_reason("old"))).find("shortened") == std::string::npos);
    CHECK(findings_of(hoist().add(passed().report_on(date::parse("2026-05-04")).certificate_issued_on(
                          date::parse("2026-06-01"))))
              .find("certificate_late") != std::string::npos);
    CHECK(findings_of(hoist().establishment_interval_months(12)).find("establishment_interval_differs") !=
          std::string::npos);
    /* The annual one takes the place of the date that a report with that next form states. */
    const auto annual = kiemdinh::inspection()
                            .kind(kiemdinh::inspection_kind::annual)
                            .performed_on(date::parse("2026-06-01"))
                            .result(kiemdinh::outcome::pass)
                            .next_due_on(date::parse("2027-06-01"));
    EQUAL(due_of(hoist().add(shortened().next_kind(kiemdinh::inspection_kind::annual)).add(annual)), "2027-06-01");
    /* A vessel of 1990: with the year alone its age lies in a range. */
    kiemdinh::item vessel("V", "pressure.vessel");
    vessel.year_of_manufacture(1990);
    vessel.add(kiemdinh::attribute("volume", kiemdinh::decimal::parse("1"), kiemdinh::unit::cubic_metre));
    vessel.add(kiemdinh::attribute("working_pressure", kiemdinh::decimal::parse("8"), kiemdinh::unit::bar));
    vessel.add(passed());
    CHECK(findings_of(vessel).find("service_start_assumed") != std::string::npos);
}

void who_inspected() {
    const auto book = kiemdinh::rulebook::builtin();
    const auto known = kiemdinh::accreditations::from_json(
        "bodies", "[{\"kind\": \"body\", \"number\": \"B\", \"valid_until\": \"2024-05-18\", \"complete_until\": "
                  "\"2026-01-01\"}, {\"kind\": \"inspector\", \"number\": \"K\", \"scope\": [\"pressure\"]}]");
    auto assessor = kiemdinh::assessor::make(book, kiemdinh::options(), known);
    kiemdinh::item one("A", "lifting.hoist_manual");
    one.add(kiemdinh::inspection()
                .performed_on(date::parse("2024-05-19"))
                .result(kiemdinh::outcome::pass)
                .body("B")
                .inspector("unknown")
                .inspector("K"));
    const auto assessment = assessor.assess(one, date::parse("2026-06-30"));
    std::string all;
    for (const auto finding : assessment.findings()) {
        all += finding.name() + " ";
        if (finding.number() == kiemdinh::finding_number::body_not_accredited) {
            EQUAL(finding.on()->to_string(), "2024-05-19");
        }
    }
    CHECK(all.find("body_not_accredited") != std::string::npos);
    CHECK(all.find("inspector_out_of_scope") != std::string::npos);
}

void reasons() {
    const auto book = kiemdinh::rulebook::builtin();
    auto assessor = kiemdinh::assessor::make(book, kiemdinh::options().explanation().remedies());
    const date as_of = date::parse("2027-06-30");
    const auto assessment = assessor.assess(hoist().establishment_interval_months(12), as_of);
    EQUAL(assessment.id(), "A");
    EQUAL(assessment.status(), kiemdinh::status::overdue);
    EQUAL(assessment.due_on()->to_string(), "2027-05-19");
    EQUAL(assessment.rules(), std::vector<std::string>{"qtkd-13-2016.1"});
    CHECK(assessment.document().value_or("").find("54/2016") == 0);
    CHECK(assessment.provision().value_or("").find("10.1") != std::string::npos);
    CHECK(assessment.json().find("\"status\":\"overdue\"") != std::string::npos);
    bool differs = false;
    for (const auto finding : assessment.findings()) {
        if (finding.number() == kiemdinh::finding_number::establishment_interval_differs) {
            differs = true;
            EQUAL(finding.name(), "establishment_interval_differs");
            EQUAL(finding.severity(), kiemdinh::severity::info);
            EQUAL(finding.field().value_or(""), "establishment_interval_months");
            EQUAL(finding.raw().value_or(""), "12");
            CHECK(finding.message(language::vietnamese) != finding.message(language::english));
            CHECK(finding.document().has_value() == (finding.verification() != kiemdinh::verification::none));
            CHECK(finding.provision().has_value() || !finding.document());
        }
        CHECK(!finding.on() || finding.on()->days() > 0);
    }
    CHECK(differs);
    CHECK(!assessment.findings()[assessment.findings().size()]);
    EQUAL(assessment.steps()[0].name(), "list");
    CHECK(assessment.steps()[0].document() && assessment.steps()[0].document() == book.list(as_of).document());
    CHECK(!assessment.steps()[0].provision() || !assessment.steps()[0].provision()->empty());
    EQUAL(assessment.remedies()[0].name(), "inspect");
    CHECK(!assessment.remedies()[0].text(language::english).empty());
    const std::string explained = assessment.explanation(language::vietnamese);
    EQUAL(explained.find(assessment.steps()[0].text(language::vietnamese)), static_cast<std::size_t>(0));
}

void registers(const std::string &folder) {
    std::size_t rows = 0;
    auto file = kiemdinh::reader::open_file(folder + "/register.csv");
    for (auto &row : file) {
        rows += row.ok() && row->row() > 0 ? 1u : 0u;
    }
    CHECK(rows > 10);

    const std::string lines = std::string(hoist_json) + "\nno record\n" + hoist_json + "\n";
    auto reader = kiemdinh::reader::open_memory("register.jsonl", lines);
    auto duplicates = kiemdinh::duplicates::make();
    std::vector<kiemdinh::record> records;
    std::size_t unreadable = 0;
    for (auto &row : reader) {
        if (row) {
            duplicates.add(0, *row);
            records.push_back(std::move(*row));
        } else {
            ++unreadable;
            EQUAL(row.error().row(), static_cast<std::uint64_t>(2));
        }
    }
    duplicates.finish();
    EQUAL(records.size(), static_cast<std::size_t>(2));
    EQUAL(unreadable, static_cast<std::size_t>(1));
    EQUAL(records[0].id(), "A");
    EQUAL(records[0].category(), "lifting.hoist_manual");
    EQUAL(records[0].name().value_or(""), "Pa l\xC4\x83ng");
    EQUAL(records[0].units(), 2u);
    EQUAL(records[1].row(), static_cast<std::uint64_t>(3));

    const auto book = kiemdinh::rulebook::builtin();
    const auto options = kiemdinh::options().complete_history().complete_use().complete_declarations();
    auto assessor = kiemdinh::assessor::make(book, options);
    const date as_of = date::parse("2027-06-30");
    EQUAL(assessor.assess(records[0], as_of).json().find("duplicate_item"), std::string::npos);
    assessor.set_duplicates(duplicates, 0);
    const auto twice = assessor.assess(records[0], as_of);
    CHECK(twice.json().find("duplicate_item") != std::string::npos);
    assessor.clear_duplicates();
    EQUAL(assessor.assess(records[0], as_of).json().find("duplicate_item"), std::string::npos);

    auto exposure = kiemdinh::exposure::make(options);
    exposure.add(twice);
    const std::string shown = exposure.json(book, as_of);
    CHECK(shown.find("\"not_inspected\"") != std::string::npos && shown.find("\"units\":2") != std::string::npos);
}

void options() {
    const auto book = kiemdinh::rulebook::builtin();
    const date as_of = date::parse("2026-06-30");
    const auto answer_of = [&](const kiemdinh::options &chosen) {
        return kiemdinh::assessor::make(book, chosen).answer(hoist(), as_of);
    };
    using kiemdinh::setting;
    EQUAL(answer_of(kiemdinh::options().window_days(323)).status(), kiemdinh::status::due_soon);
    EQUAL(answer_of(kiemdinh::options().window_days(322)).status(), kiemdinh::status::valid);
    EQUAL(answer_of(kiemdinh::options().known_on(date::parse("2024-05-18"))).severity(), kiemdinh::severity::error);
    kiemdinh::options all;
    all.strict().printed_date_prevails(setting::on).roll_to_working_day(setting::off).stated_ceiling_months(60);
    all.inspector_refresher_months(24).declaration_days(20).certificate_working_days(3);
    const kiemdinh_options &plain = all.plain();
    EQUAL(plain.flags, static_cast<std::uint32_t>(KIEMDINH_OPTION_STRICT));
    CHECK(plain.printed_date_prevails == KIEMDINH_SWITCH_ON && plain.roll_to_working_day == KIEMDINH_SWITCH_OFF);
    CHECK(plain.stated_ceiling_months == 60 && plain.inspector_refresher_months == 24);
    CHECK(plain.declaration_days == 20 && plain.certificate_working_days == 3);
    EQUAL(all.strict(false).plain().flags, 0u);
    EQUAL(kiemdinh::options().complete_declarations().plain().flags,
          static_cast<std::uint32_t>(KIEMDINH_OPTION_COMPLETE_DECLARATIONS));
    EQUAL(answer_of(all).status(), kiemdinh::status::valid);
}

} // namespace

int main(int count, char **arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: happy FOLDER\n");
        return 1;
    }
    try {
        versions();
        words();
        dates();
        quantities();
        law(arguments[1]);
        answers();
        builders();
        who_inspected();
        reasons();
        registers(arguments[1]);
        options();
    } catch (const kiemdinh::error &error) {
        test::check(false, error.what(), __FILE__, __LINE__);
    }
    return test::end();
}
