#include "extract/written_form.hpp"

#include "base/utf8.hpp"

namespace skein {

bool is_capitalised(std::string_view form) {
    return !form.empty() && is_upper(decode_at(form, 0).value);
}

bool is_all_capitals(std::string_view form) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = decode_at(form, at);
        if (is_lower(point.value)) return false;
        if (is_upper(point.value)) ++letters;
        at += point.size;
    }
    return letters >= 2;
}

bool has_name_shape(std::string_view form) {
    bool lower_seen = false;
    bool capital_after_lower = false;
    bool capital_seen = false;
    bool digit_seen = false;
    bool hyphen_after_lower_start = false;
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = decode_at(form, at);
        if (is_lower(point.value)) lower_seen = true;
        if (is_digit(point.value)) {
            if (at == 0) return false;
            digit_seen = true;
        }
        if (is_upper(point.value)) {
            if (lower_seen && form[at - 1] != '-' && form[at - 1] != '/') capital_after_lower = true;
            capital_seen = true;
        }
        if ((point.value == '-' || point.value == '/') && !capital_seen) hyphen_after_lower_start = true;
        at += point.size;
    }
    if (hyphen_after_lower_start) return false;  // "ex-Microsoft"
    return capital_after_lower || (capital_seen && digit_seen);
}

WrittenForm written_form(std::string_view form) {
    return {is_capitalised(form), is_all_capitals(form), has_name_shape(form)};
}

}  // namespace skein
