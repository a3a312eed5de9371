/* The try_ forms, which are all there is without exceptions: results FOLDER, the folder tests/data. */
#include "check.hpp"

#include <utility>

using kiemdinh::date;
using kiemdinh::errc;

namespace {

void values() {
    auto day = date::try_parse("2026-11-23");
    CHECK(day && day.ok());
    EQUAL(*day->try_to_string(), "2026-11-23");
    EQUAL(day->try_ymd()->month, 11);
    EQUAL(*day->try_weekday(), 0);
    EQUAL(*day->try_end_of_month()->try_to_string(), "2026-11-30");
    EQUAL(*day->try_add_months(3)->try_to_string(), "2027-02-23");
    EQUAL(*date::try_from_ymd(2026, 11, 23), *day);
    EQUAL(kiemdinh::decimal::try_parse("1.5")->scale, 1);
    EQUAL(*kiemdinh::try_parse_unit("t"), kiemdinh::unit::tonne);
    EQUAL(*kiemdinh::try_compare_quantities("1 t", "999 kg"), 1);
    const std::string moved = *date(0).try_to_string();
    EQUAL(moved, "1970-01-01");

    const auto none = date::try_parse("2023-02-29");
    CHECK(!none && !none.ok());
    EQUAL(none.error().result(), errc::invalid_value);
    EQUAL(none.error().value(), "2023-02-29");
    EQUAL(date::try_parse("x").error().field(), "text");
}

void everything(const std::string &folder) {
    auto builder = kiemdinh::rulebook_builder::try_make();
    CHECK(builder->try_add_overlay_file(folder + "/overlay.toml"));
    CHECK(!builder->try_add_file(folder + "/no-such.toml"));
    CHECK(builder->try_add_overlay("empty.toml", "").ok());
    auto broken = kiemdinh::rulebook_builder::try_make();
    CHECK(broken->try_add_text("broken.toml", "=").ok());
    EQUAL(broken->try_build().error().file(), "broken.toml");

    auto book = kiemdinh::rulebook::try_builtin();
    CHECK(book && book->try_gaps() && *book->try_diff(*book) == "[]");
    auto known = kiemdinh::accreditations::try_from_json("none", "[]");
    CHECK(!kiemdinh::accreditations::try_from_file(folder + "/no-such.json"));
    const auto chosen = kiemdinh::options().explanation().complete_history().complete_use();
    auto assessor = kiemdinh::assessor::try_make(*book, chosen, *known);
    CHECK(assessor && kiemdinh::assessor::try_make(*book));
    CHECK(!kiemdinh::assessor::try_make(*book, chosen, kiemdinh::accreditations()));

    const date day = *date::try_parse("2026-11-23");
    kiemdinh::item one("A", "lifting.hoist_electric");
    one.put_into_use_on(date(19000));
    EQUAL(assessor->try_answer(one, day)->status(), kiemdinh::status::never_inspected);
    const auto assessment = assessor->try_assess(one, day);
    CHECK(assessment && assessment->steps().size() > 2 && assessment->try_answer());
    EQUAL(assessor->try_assess_json("nothing", day).error().result(), errc::row);

    auto reader = kiemdinh::reader::try_open_file(folder + "/register.csv");
    auto duplicates = kiemdinh::duplicates::try_make();
    auto exposure = kiemdinh::exposure::try_make(chosen);
    CHECK(reader && duplicates && exposure);
    std::vector<kiemdinh::record> records;
    for (auto record = reader->try_next(); record && *record; record = reader->try_next()) {
        CHECK(duplicates->try_add(0, *record).ok());
        records.push_back(*std::move(record));
    }
    CHECK(records.size() > 10);
    EQUAL(assessor->try_set_duplicates(*duplicates, 0).error().result(), errc::invalid_argument);
    CHECK(duplicates->try_finish() && assessor->try_set_duplicates(*duplicates, 0));
    for (const auto &record : records) {
        const auto judged = assessor->try_assess(record, day);
        const auto answer = assessor->try_answer(record, day);
        CHECK(judged && answer && judged->status() == answer->status() && exposure->try_add(*judged).ok());
    }
    CHECK(assessor->try_clear_duplicates().ok());
    CHECK(exposure->try_json(*book, day)->find("\"act\"") != std::string::npos);
    CHECK(!kiemdinh::reader::try_open_memory("a", "", static_cast<kiemdinh::format>(9)));
    CHECK(kiemdinh::record::try_from_json("{\"id\": \"A\"}").ok());
}

} // namespace

int main(int count, char **arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: results FOLDER\n");
        return 1;
    }
    values();
    everything(arguments[1]);
    return test::end();
}
