#include "query/cypher/functions.hpp"

#include "base/utf8.hpp"
#include "query/cypher/value_text.hpp"

#include <algorithm>
#include <utf8proc.h>

namespace skein::cypher {

namespace {

using Arguments = std::span<const Value>;

std::string_view text(Arguments arguments, std::size_t index, const CallSite& site) {
    if (arguments[index].kind() != ValueKind::text) refuse_argument(site, arguments[index], "a text");
    return arguments[index].text();
}

// A count of characters, 0 or more.
std::size_t count(Arguments arguments, std::size_t index, const CallSite& site) {
    if (arguments[index].kind() != ValueKind::integer) refuse_argument(site, arguments[index], "a whole number");
    if (arguments[index].integer() < 0)
        throw QueryError(Fault::NegativeIntegerArgument, site.span, std::string(site.name) + "() counts characters from 0", {},
                         Phase::run);
    return static_cast<std::size_t>(arguments[index].integer());
}

// The byte at which the character of that number begins; the end when there are fewer.
std::size_t offset_of(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (; characters > 0 && at < text.size(); --characters) at += decode_at(text, at).size;
    return at;
}

std::string upper(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        append_utf8(out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c.value))));
        i += c.size;
    }
    return out;
}

std::string trimmed(std::string_view text, bool left, bool right) {
    std::size_t begin = 0, end = text.size();
    while (left && begin < end && is_space(decode_at(text, begin).value)) begin += decode_at(text, begin).size;
    while (right && end > begin) {
        std::size_t at = end - 1;
        while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
        if (!is_space(decode_at(text, at).value)) break;
        end = at;
    }
    return std::string(text.substr(begin, end - begin));
}

Value to_upper_case(Arguments arguments, const CallSite& site) { return upper(text(arguments, 0, site)); }
Value to_lower_case(Arguments arguments, const CallSite& site) { return to_lower(text(arguments, 0, site)); }
Value folded(Arguments arguments, const CallSite& site) { return fold(text(arguments, 0, site)); }
Value trim(Arguments arguments, const CallSite& site) { return trimmed(text(arguments, 0, site), true, true); }
Value trim_left(Arguments arguments, const CallSite& site) { return trimmed(text(arguments, 0, site), true, false); }
Value trim_right(Arguments arguments, const CallSite& site) { return trimmed(text(arguments, 0, site), false, true); }

Value substring(Arguments arguments, const CallSite& site) {
    const std::string_view from = text(arguments, 0, site).substr(offset_of(text(arguments, 0, site), count(arguments, 1, site)));
    return std::string(arguments.size() > 2 ? from.substr(0, offset_of(from, count(arguments, 2, site))) : from);
}

Value left(Arguments arguments, const CallSite& site) {
    const std::string_view whole = text(arguments, 0, site);
    return std::string(whole.substr(0, offset_of(whole, count(arguments, 1, site))));
}

Value right(Arguments arguments, const CallSite& site) {
    const std::string_view whole = text(arguments, 0, site);
    const std::size_t characters = column_of(whole, whole.size()) - 1;
    return std::string(whole.substr(offset_of(whole, characters - std::min(characters, count(arguments, 1, site)))));
}

Value replace(Arguments arguments, const CallSite& site) {
    const std::string_view whole = text(arguments, 0, site), old = text(arguments, 1, site), fresh = text(arguments, 2, site);
    if (old.empty()) return arguments[0];
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = whole.find(old); at != std::string_view::npos; at = whole.find(old, done)) {
        out.append(whole, done, at - done).append(fresh);
        done = at + old.size();
        site.context.budget.step();
    }
    return out.append(whole, done);
}

Value split(Arguments arguments, const CallSite& site) {
    const std::string_view whole = text(arguments, 0, site), separator = text(arguments, 1, site);
    List parts;
    std::size_t done = 0;
    while (true) {
        const std::size_t at =
            separator.empty() ? done + (done < whole.size() ? decode_at(whole, done).size : 0) : whole.find(separator, done);
        if (at == std::string_view::npos || (separator.empty() && at >= whole.size())) break;
        parts.emplace_back(std::string(whole.substr(done, at - done)));
        done = at + separator.size();
    }
    parts.emplace_back(std::string(whole.substr(done)));
    return parts;
}

Value to_string(Arguments arguments, const CallSite& site) {
    switch (arguments[0].kind()) {
        case ValueKind::text: return arguments[0];
        case ValueKind::boolean:
        case ValueKind::integer:
        case ValueKind::real:
        case ValueKind::temporal:
        case ValueKind::duration: return plain_text(arguments[0], site.context.graph);
        default: refuse_argument(site, arguments[0], "a number, a boolean, a time or a text");
    }
}

constexpr Function table[] = {
    {"toUpper", 1, 1, to_upper_case}, {"toLower", 1, 1, to_lower_case},
    {"fold", 1, 1, folded},           {"trim", 1, 1, trim},
    {"ltrim", 1, 1, trim_left},       {"rtrim", 1, 1, trim_right},
    {"substring", 2, 3, substring},   {"left", 2, 2, left},
    {"right", 2, 2, right},           {"replace", 3, 3, replace},
    {"split", 2, 2, split},           {"toString", 1, 1, to_string},
};

}  // namespace

std::span<const Function> text_functions() { return table; }

}  // namespace skein::cypher
