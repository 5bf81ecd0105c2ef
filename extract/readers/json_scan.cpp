#include "extract/readers/json_scan.hpp"

#include "base/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace skein {
namespace {

using Json = nlohmann::json;

// Builds nothing: counts depth and remembers where the text stops being JSON.
class Checker : public nlohmann::json_sax<Json> {
  public:
    std::size_t problem_at = 0;  // bytes read when it was found
    std::string problem;

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return open(); }
    bool key(string_t&) override { return true; }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return depth_ == 0 ? value() : open(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
        problem_at = position > 0 ? position - 1 : 0;
        const std::string_view what = error.what();
        // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while …: unexpected '}'; expected …"
        const std::size_t detail = what.rfind(": ");
        problem = "the line is not JSON" + (detail == what.npos ? std::string() : std::string(what.substr(detail)));
        return false;
    }

  private:
    bool value() {
        if (depth_ > 0) return true;
        problem = "the line holds no JSON object";
        return false;
    }
    bool open() {
        if (++depth_ <= max_nesting_depth) return true;
        problem = "the JSON is nested more than " + std::to_string(max_nesting_depth) + " levels deep";
        return false;
    }
    bool close() {
        --depth_;
        return true;
    }

    std::size_t depth_ = 0;
};

constexpr std::string_view json_blanks = " \t\r\n";

// Past the closing quote of the string that begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
    for (std::size_t i = text.find_first_of("\"\\", at + 1); i < text.size(); i = text.find_first_of("\"\\", i + 2))
        if (text[i] == '"') return i + 1;
    return text.size();
}

std::size_t value_end(std::string_view text, std::size_t at) {
    if (text[at] == '"') return string_end(text, at);
    if (text[at] != '{' && text[at] != '[') return std::min(text.find_first_of(",}] \t\r\n", at), text.size());
    std::size_t depth = 0;
    for (std::size_t i = at; i < text.size();) {
        if (text[i] == '"') {
            i = string_end(text, i);
            continue;
        }
        if (text[i] == '{' || text[i] == '[') ++depth;
        if ((text[i] == '}' || text[i] == ']') && --depth == 0) return i + 1;
        ++i;
    }
    return text.size();
}

JsonKind kind_of(char first) {
    switch (first) {
        case '"': return JsonKind::string;
        case '{': return JsonKind::object;
        case '[': return JsonKind::array;
        case 't':
        case 'f': return JsonKind::boolean;
        case 'n': return JsonKind::null;
        default: return JsonKind::number;
    }
}

char32_t four_digits(std::string_view text, std::size_t at) {
    std::uint32_t value = 0;
    std::from_chars(text.data() + at, text.data() + at + 4, value, 16);
    return value;
}

}  // namespace

bool check_json_object(const SourceText& source, std::size_t start, std::size_t end, Diagnostics& diagnostics) {
    const std::string_view line = source.text().substr(start, end - start);
    Checker checker;
    if (Json::sax_parse(line.begin(), line.end(), &checker)) return true;
    diagnostics.error(checker.problem, source.place(start + std::min(checker.problem_at, line.size())),
                      R"(every line is one object like {"uri":"a.txt","text":"…"})");
    return false;
}

std::vector<JsonMember> json_members(const SourceText& source, std::size_t start, std::size_t end) {
    const std::string_view text = source.text().substr(0, end);
    std::vector<JsonMember> members;
    std::size_t at = text.find('{', start) + 1;
    for (;;) {
        at = text.find_first_of("\"}", at);
        if (at >= text.size() || text[at] == '}') return members;
        JsonMember member;
        member.key_start = at;
        const std::size_t key_end = string_end(text, at);
        member.key = json_string(source, at, key_end).text();
        member.start = text.find_first_not_of(json_blanks, text.find(':', key_end) + 1);
        member.kind = kind_of(text[member.start]);
        member.end = value_end(text, member.start);
        at = member.end;
        members.push_back(std::move(member));
    }
}

DecodedText json_string(const SourceText& source, std::size_t start, std::size_t end) {
    const std::string_view text = source.text().substr(0, end);  // a search in all of it would go through the rest of the file
    DecodedText decoded(source);
    const std::size_t last = end - 1;  // the closing quote
    for (std::size_t at = start + 1; at < last;) {
        const std::size_t escape = std::min(text.find('\\', at), last);
        decoded.add(at, escape);
        at = escape;
        if (at >= last) break;
        std::size_t size = 2;
        std::string character;
        switch (text[at + 1]) {
            case 'b': character = "\b"; break;
            case 'f': character = "\f"; break;
            case 'n': character = "\n"; break;
            case 'r': character = "\r"; break;
            case 't': character = "\t"; break;
            case 'u': {
                char32_t c = four_digits(text, at + 2);
                size = 6;
                if (c >= 0xD800 && c <= 0xDBFF) {  // the checker saw that the second half follows
                    c = 0x10000 + ((c - 0xD800) << 10) + (four_digits(text, at + 8) - 0xDC00);
                    size = 12;
                }
                append_utf8(character, c);
                break;
            }
            default: character = text[at + 1];
        }
        decoded.add_decoded(character, at, at + size);
        at += size;
    }
    return decoded;
}

}  // namespace skein
