/* Reading the requests of the protocol that README.md describes. */
#ifndef CONFORM_REQUEST_HPP
#define CONFORM_REQUEST_HPP

#include <kiemdinh.hpp>

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

/* Ends the program: the other side does not keep to the protocol. */
[[noreturn]] inline void broken(const char *what) {
    std::cerr << "conform: " << what << "\n";
    std::exit(1);
}

class request {
public:
    /* False at the end of the input. */
    bool read() {
        std::string line;
        if (!std::getline(std::cin, line)) {
            return false;
        }
        std::size_t count = 0;
        std::istringstream head(line);
        if (!(head >> command >> count)) {
            broken("no request");
        }
        fields_.clear();
        next_ = 0;
        while (fields_.size() < count) {
            fields_.push_back(read_field());
        }
        return true;
    }

    bool more() const { return next_ < fields_.size(); }

    kiemdinh::optional<std::string> take() {
        if (!more()) {
            broken("too few fields");
        }
        return fields_[next_++];
    }

    std::string take_text() { return take().value_or(""); }

    std::int32_t take_number() {
        const kiemdinh::optional<std::string> field = take();
        return field ? static_cast<std::int32_t>(std::strtol(field->c_str(), nullptr, 10)) : 0;
    }

    template <class Enum> Enum take_enum() { return static_cast<Enum>(take_number()); }

    /* A day as YYYY-MM-DD. */
    kiemdinh::optional<kiemdinh::date> take_date() {
        const kiemdinh::optional<std::string> field = take();
        if (!field) {
            return kiemdinh::optional<kiemdinh::date>();
        }
        return kiemdinh::date::parse(*field);
    }

    /* A day as a number, as the plain struct has it. */
    kiemdinh::optional<kiemdinh::date> take_days() {
        const std::int32_t days = take_number();
        if (days == KIEMDINH_DATE_NONE) {
            return kiemdinh::optional<kiemdinh::date>();
        }
        return kiemdinh::date(days);
    }

    std::string command;

private:
    static kiemdinh::optional<std::string> read_field() {
        std::string line;
        if (!std::getline(std::cin, line)) {
            broken("a field is missing");
        }
        if (line == "-") {
            return kiemdinh::optional<std::string>();
        }
        std::string data(std::strtoul(line.c_str(), nullptr, 10), '\0');
        if (!data.empty()) {
            std::cin.read(&data[0], static_cast<std::streamsize>(data.size()));
        }
        if (std::cin.get() != '\n') {
            broken("a field is cut");
        }
        return data;
    }

    std::vector<kiemdinh::optional<std::string>> fields_;
    std::size_t next_ = 0;
};

#endif
