/* Answers conformance cases through the C++ wrapper. README.md describes the protocol. */
#include <kiemdinh.hpp>

#include <iostream>
#include <string>
#include <vector>

#include "put.hpp"
#include "request.hpp"

namespace {

class program {
public:
    program() : book_(kiemdinh::rulebook::builtin()) {}

    void answer(request &asked) {
        if (asked.command == "book") {
            set_book(asked);
        } else if (asked.command == "accreditations") {
            accreditations_ = kiemdinh::accreditations();
            if (asked.more()) {
                accreditations_ = kiemdinh::accreditations::from_json("accreditations", asked.take_text());
            }
        } else if (asked.command == "options") {
            set_options(asked);
        } else if (asked.command == "json") {
            judge_json(asked);
        } else if (asked.command == "register") {
            judge_register(asked);
        } else if (asked.command == "line") {
            const auto how = asked.take_enum<kiemdinh::reading>();
            kiemdinh::record::from_json(asked.take_text(), how);
        } else if (asked.command == "struct") {
            judge_struct(asked);
        } else {
            broken("an unknown command");
        }
        if (asked.more()) {
            broken("too many fields");
        }
    }

private:
    void set_book(request &asked) {
        auto builder = kiemdinh::rulebook_builder::make();
        while (asked.more()) {
            builder.add_overlay("overlay", asked.take_text());
        }
        book_ = builder.build();
    }

    void set_options(request &asked) {
        const std::uint32_t flags = static_cast<std::uint32_t>(asked.take_number());
        const auto has = [&](std::uint32_t flag) { return (flags & flag) != 0; };
        options_ = kiemdinh::options();
        options_.strict(has(KIEMDINH_OPTION_STRICT))
            .complete_declarations(has(KIEMDINH_OPTION_COMPLETE_DECLARATIONS))
            .complete_history(has(KIEMDINH_OPTION_COMPLETE_HISTORY))
            .complete_use(has(KIEMDINH_OPTION_COMPLETE_USE))
            .explanation(has(KIEMDINH_OPTION_EXPLANATION))
            .remedies(has(KIEMDINH_OPTION_REMEDIES))
            .window_days(asked.take_number());
        if (const auto known_on = asked.take_date()) {
            options_.known_on(*known_on);
        }
        options_.printed_date_prevails(asked.take_enum<kiemdinh::setting>());
        options_.roll_to_working_day(asked.take_enum<kiemdinh::setting>());
    }

    kiemdinh::assessor judge() const {
        return accreditations_ ? kiemdinh::assessor::make(book_, options_, accreditations_)
                               : kiemdinh::assessor::make(book_, options_);
    }

    static kiemdinh::date as_of(request &asked) {
        const auto day = asked.take_date();
        return day ? *day : kiemdinh::date(KIEMDINH_DATE_NONE);
    }

    void judge_json(request &asked) {
        const auto how = asked.take_enum<kiemdinh::reading>();
        const kiemdinh::date day = as_of(asked);
        const std::string json = asked.take_text();
        auto assessor = judge();
        put_assessment("", assessor.assess_json(json, day, how));
        put_answer("answer.", assessor.answer(kiemdinh::record::from_json(json, how), day));
    }

    void judge_register(request &asked) {
        const auto how = asked.take_enum<kiemdinh::reading>();
        const kiemdinh::date day = as_of(asked);
        auto duplicates = kiemdinh::duplicates::make();
        std::vector<std::uint32_t> sources;
        std::vector<kiemdinh::record> records;
        while (asked.more()) {
            sources.push_back(static_cast<std::uint32_t>(asked.take_number()));
            records.push_back(kiemdinh::record::from_json(asked.take_text(), how));
            duplicates.add(sources.back(), records.back());
        }
        duplicates.finish();
        auto assessor = judge();
        auto exposure = kiemdinh::exposure::make(options_);
        put_list("assessments");
        for (std::size_t index = 0; index < records.size(); ++index) {
            assessor.set_duplicates(duplicates, sources[index]);
            const auto assessment = assessor.assess(records[index], day);
            exposure.add(assessment);
            put_assessment("assessments." + std::to_string(index) + ".", assessment);
        }
        put("exposure", kiemdinh::string_view(exposure.json(book_, day)));
    }

    void judge_struct(request &asked) {
        const kiemdinh::date day = as_of(asked);
        const std::int32_t year = asked.take_number();
        const std::string id = asked.take_text();
        kiemdinh::item item(id, asked.take_text());
        item.year_of_manufacture(year);
        if (const auto until = asked.take_days()) {
            item.service_life_until(*until);
        }
        item.maker_interval_months(asked.take_number());
        item.establishment_interval_months(asked.take_number());
        const auto put_into_use_on = asked.take_days();
        const auto known = asked.take_enum<kiemdinh::precision>();
        if (put_into_use_on) {
            item.put_into_use_on(*put_into_use_on, known);
        }
        if (const auto on = asked.take_days()) {
            item.declared_on(*on);
        }
        item.use_state(asked.take_enum<kiemdinh::use_state>());
        if (const auto on = asked.take_days()) {
            item.use_state_on(*on);
        }
        for (std::int32_t left = asked.take_number(); left > 0; --left) {
            item.add(take_attribute(asked));
        }
        for (std::int32_t left = asked.take_number(); left > 0; --left) {
            item.add(take_inspection(asked));
        }
        for (std::int32_t left = asked.take_number(); left > 0; --left) {
            const auto kind = asked.take_enum<kiemdinh::event_kind>();
            const auto on = asked.take_days();
            item.add(on ? kiemdinh::event(kind, *on) : kiemdinh::event(kind));
        }
        auto assessor = judge();
        put_answer("answer.", assessor.answer(item, day));
        put_assessment("", assessor.assess(item, day));
    }

    static kiemdinh::attribute take_attribute(request &asked) {
        const std::string name = asked.take_text();
        const auto text = asked.take();
        const auto number = asked.take();
        const auto symbol = asked.take();
        if (!number) {
            return kiemdinh::attribute(name, text.value_or(""));
        }
        const auto unit = symbol ? kiemdinh::parse_unit(*symbol) : kiemdinh::unit::none;
        return kiemdinh::attribute(name, kiemdinh::decimal::parse(*number), unit);
    }

    static kiemdinh::inspection take_inspection(request &asked) {
        kiemdinh::inspection inspection;
        inspection.kind(asked.take_enum<kiemdinh::inspection_kind>());
        const auto performed_on = asked.take_days();
        const auto performed_known = asked.take_enum<kiemdinh::precision>();
        if (performed_on) {
            inspection.performed_on(*performed_on, performed_known);
        }
        if (const auto on = asked.take_days()) {
            inspection.report_on(*on);
        }
        inspection.result(asked.take_enum<kiemdinh::outcome>());
        if (const auto on = asked.take_days()) {
            inspection.certificate_issued_on(*on);
        }
        const auto next_due_on = asked.take_days();
        const auto next_known = asked.take_enum<kiemdinh::precision>();
        if (next_due_on) {
            inspection.next_due_on(*next_due_on, next_known);
        }
        inspection.next_kind(asked.take_enum<kiemdinh::inspection_kind>());
        if (const auto on = asked.take_days()) {
            inspection.withdrawn_on(*on);
        }
        inspection.withdrawal(asked.take_enum<kiemdinh::withdrawal>());
        if (const auto reason = asked.take()) {
            inspection.shortening_reason(*reason);
        }
        if (const auto body = asked.take()) {
            inspection.body(*body);
        }
        for (std::int32_t left = asked.take_number(); left > 0; --left) {
            inspection.inspector(asked.take_text());
        }
        return inspection;
    }

    kiemdinh::rulebook book_;
    kiemdinh::accreditations accreditations_;
    kiemdinh::options options_;
};

} // namespace

int main() {
    program own;
    request asked;
    while (asked.read()) {
        try {
            own.answer(asked);
        } catch (const kiemdinh::error &error) {
            put_error(error);
        }
        std::cout << "end\n";
    }
    return 0;
}
