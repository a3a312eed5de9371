/* What goes wrong carries its code and its place, as an exception and as a result: errors FOLDER, the folder
 * tests/data. */
#include "check.hpp"

#include <type_traits>
#include <utility>

using kiemdinh::date;
using kiemdinh::errc;

namespace {

template <class Handle> void is_a_handle() {
    static_assert(sizeof(Handle) == sizeof(void *), "one pointer wide");
    static_assert(!std::is_copy_constructible<Handle>::value && !std::is_copy_assignable<Handle>::value, "no copies");
    static_assert(std::is_nothrow_move_constructible<Handle>::value, "moves");
    static_assert(std::is_nothrow_move_assignable<Handle>::value, "moves");
    static_assert(std::is_nothrow_destructible<Handle>::value, "is freed without fail");
}

template <class Handle> void keeps_one_owner(Handle handle) {
    is_a_handle<Handle>();
    auto *const raw = handle.get();
    Handle other(std::move(handle));
    EQUAL(other.get(), raw);
    CHECK(!handle && handle.get() == nullptr);
    handle = std::move(other);
    EQUAL(handle.get(), raw);
    EQUAL(handle.release(), raw);
    CHECK(!handle);
    Handle again(raw);
    EQUAL(again.get(), raw);
}

void handles() {
    const auto book = kiemdinh::rulebook::builtin();
    auto assessor = kiemdinh::assessor::make(book);
    keeps_one_owner(kiemdinh::rulebook::builtin());
    keeps_one_owner(kiemdinh::rulebook_builder::make());
    keeps_one_owner(kiemdinh::accreditations::from_json("none", "[]"));
    keeps_one_owner(kiemdinh::record::from_json("{\"id\": \"A\"}"));
    keeps_one_owner(kiemdinh::reader::open_memory("a.jsonl", ""));
    keeps_one_owner(kiemdinh::duplicates::make());
    keeps_one_owner(kiemdinh::exposure::make(kiemdinh::options()));
    keeps_one_owner(assessor.assess_json("{\"id\": \"A\"}", date()));
    keeps_one_owner(std::move(assessor));
}

/* A handle that was moved from is empty: it gives nothing, and what can fail fails. */
void empty_handles() {
    const date day = date::parse("2026-11-23");
    const kiemdinh::rulebook no_book;
    CHECK(no_book.id().empty() && no_book.categories().empty() && !no_book.verified_until());
    CHECK(!no_book.category("pressure.vessel") && no_book.category("pressure.vessel").id().empty());
    CHECK(no_book.intervals("pressure.vessel", day).empty());
    THROWS(no_book.gaps(), errc::null_argument);
    THROWS(no_book.diff(no_book), errc::null_argument);
    THROWS(kiemdinh::assessor::make(no_book), errc::null_argument);
    const kiemdinh::assessment no_assessment;
    CHECK(no_assessment.id().empty() && no_assessment.findings().empty() && !no_assessment.due_on());
    CHECK(no_assessment.rules().empty() && !no_assessment.document() && no_assessment.json().empty());
    EQUAL(no_assessment.status(), kiemdinh::status::none);
    THROWS(no_assessment.answer(), errc::null_argument);
    kiemdinh::assessor no_assessor;
    const kiemdinh::record no_record;
    CHECK(no_record.id().empty() && !no_record.name() && no_record.units() == 0);
    THROWS(no_assessor.assess(no_record, day), errc::null_argument);
    THROWS(no_assessor.answer(kiemdinh::item("A", ""), day), errc::null_argument);
    THROWS(kiemdinh::rulebook_builder().build(), errc::null_argument);
    THROWS(kiemdinh::reader().next(), errc::null_argument);
    THROWS(kiemdinh::duplicates().finish(), errc::null_argument);
    THROWS(kiemdinh::exposure().add(no_assessment), errc::null_argument);

    /* In C, NULL says "none" here. An empty handle must not: who inspected would silently not be looked at. */
    const auto book = kiemdinh::rulebook::builtin();
    THROWS(kiemdinh::assessor::make(book, kiemdinh::options(), kiemdinh::accreditations()), errc::null_argument);
    auto assessor = kiemdinh::assessor::make(book);
    THROWS(assessor.set_duplicates(kiemdinh::duplicates(), 0), errc::null_argument);
    THROWS(assessor.set_duplicates(kiemdinh::duplicates::make(), 0), errc::invalid_argument);
}

void places(const std::string &folder) {
    try {
        date::parse("2023-02-29");
        FAILED("a day that does not exist");
    } catch (const std::runtime_error &error) {
        CHECK(std::string(error.what()).find("not a day that exists") != std::string::npos);
    }

    auto assessor = kiemdinh::assessor::make(kiemdinh::rulebook::builtin());
    kiemdinh::item one("A", "lifting.hoist_manual");
    one.add(kiemdinh::inspection()).add(kiemdinh::inspection().result(static_cast<kiemdinh::outcome>(77)));
    try {
        assessor.assess(one, date::parse("2026-11-23"));
        FAILED("a result with an unknown number");
    } catch (const kiemdinh::error &error) {
        EQUAL(error.result(), errc::unknown_number);
        EQUAL(error.field(), "inspections[1].result");
        EQUAL(error.value(), "77");
        CHECK(error.file().empty() && error.json().empty() && error.row() == 0 && error.column() == 0);
        EQUAL(error.finding(), kiemdinh::finding_number::none);
        CHECK(error.message_vi() != error.what());
        CHECK(error.message_vi().find("inspections[1].result") != std::string::npos);
        const kiemdinh::error copy = error;
        EQUAL(copy.get(), error.get());
    }

    try {
        kiemdinh::record::from_json("{\"id\": \"A\", \"colour\": \"red\"}");
        FAILED("an unknown key");
    } catch (const kiemdinh::error &error) {
        EQUAL(error.result(), errc::row);
        EQUAL(error.finding(), kiemdinh::finding_number::unknown_key);
        EQUAL(error.field(), "colour");
        CHECK(error.json().find("\"unknown_key\"") != std::string::npos);
    }
    CHECK(kiemdinh::record::try_from_json("{\"id\": \"A\", \"colour\": \"red\"}", kiemdinh::reading::lenient).ok());

    /* All faults of all texts at once, each with its file and line. */
    auto builder = kiemdinh::rulebook_builder::make();
    builder.add_overlay("first.toml", "overlay = {\n");
    builder.add_overlay("second.toml", "overlay = { id = \"x\", authority = \"A\", verified_by = \"V\", "
                                       "on = 2026-11-23 }\n[[no_such_table]]\nid = \"a\"\n");
    try {
        builder.build();
        FAILED("two broken overlays");
    } catch (const kiemdinh::error &error) {
        CHECK(error.faults().size() >= 2);
        EQUAL(error.file(), "first.toml");
        bool second = false;
        for (const auto fault : error.faults()) {
            second = second || (fault.file() == "second.toml" && fault.row() > 0);
            CHECK(fault.result() != errc::ok && !fault.message(kiemdinh::language::vietnamese).empty());
            CHECK(fault.column() != UINT32_MAX);
        }
        CHECK(second);
        CHECK(!error.faults()[error.faults().size()]);
    }
    THROWS(builder.add_file(folder + "/no-such.toml"), errc::input_output);
    builder.add_file(folder + "/overlay.toml");
    builder.add_text("more.toml", "");

    THROWS(kiemdinh::reader::open_file(folder + "/no-such.csv"), errc::input_output);
    THROWS(kiemdinh::accreditations::from_file(folder + "/register.csv"), errc::syntax);
    THROWS(kiemdinh::reader::open_memory("a.csv", "no,such,heading\n"), errc::unknown_key);
    THROWS(kiemdinh::reader::open_memory("a", "", static_cast<kiemdinh::format>(9)), errc::unknown_number);
    THROWS(date(KIEMDINH_DATE_NONE).to_string(), errc::out_of_range);
    THROWS(date::from_ymd(2023, 2, 29), errc::invalid_value);
    THROWS(date(2932897).ymd(), errc::out_of_range);
    THROWS(kiemdinh::decimal::parse("1,5"), errc::invalid_value);
    THROWS(kiemdinh::parse_unit("parsec"), errc::invalid_value);
    THROWS(kiemdinh::compare_quantities("1 kg", "1 m"), errc::invalid_value);
    auto duplicates = kiemdinh::duplicates::make();
    duplicates.finish();
    THROWS(duplicates.finish(), errc::finished);
    THROWS(kiemdinh::assessor::make(kiemdinh::rulebook::builtin(), kiemdinh::options().window_days(-1)),
           errc::out_of_range);
}

/* An error of a C function becomes an exception. */
void of_c() {
    kiemdinh_error *raw = nullptr;
    kiemdinh_date day = 0;
    CHECK(kiemdinh_date_from_ymd(2023, 2, 29, &day, &raw) != KIEMDINH_OK);
    const kiemdinh::error error(raw);
    EQUAL(error.result(), errc::invalid_value);
    EQUAL(error.value(), "2023-02-29");
    const kiemdinh::error alone(KIEMDINH_ERROR_PANIC, nullptr);
    EQUAL(std::string(alone.what()), "panic");
    CHECK(alone.result() == errc::panic && alone.faults().empty() && alone.message_vi().empty());
}

/* What a text holds does not end at a NUL, and must be UTF-8. */
void texts() {
    auto assessor = kiemdinh::assessor::make(kiemdinh::rulebook::builtin());
    const std::string id("a\0b", 3);
    EQUAL(assessor.assess(kiemdinh::item(id, ""), date()).id(), id);
    const auto result = assessor.try_assess(kiemdinh::item("\xFF", ""), date());
    CHECK(!result);
    EQUAL(result.error().result(), errc::invalid_utf8);
    EQUAL(result.error().field(), "id");
}

/* A row that cannot be read stands in its place; anything else ends the reading. */
void rows() {
    auto reader = kiemdinh::reader::open_memory("a.jsonl", "nothing\n{\"id\": \"A\"}\n");
    THROWS(reader.next(), errc::row);
    EQUAL(reader.next().id(), "A");
    CHECK(!reader.next());
    CHECK(!reader.next());
    std::size_t count = 0;
    for (auto &row : reader) {
        count += row.ok() ? 1u : 100u;
    }
    EQUAL(count, static_cast<std::size_t>(0));
    kiemdinh::reader none;
    THROWS(none.begin(), errc::null_argument);
}

} // namespace

int main(int count, char **arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: errors FOLDER\n");
        return 1;
    }
    try {
        handles();
        empty_handles();
        places(arguments[1]);
        of_c();
        texts();
        rows();
    } catch (const kiemdinh::error &error) {
        test::check(false, error.what(), __FILE__, __LINE__);
    }
    return test::end();
}
