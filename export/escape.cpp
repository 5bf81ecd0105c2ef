#include "export/escape.hpp"

#include "base/utf8.hpp"
#include "base/plain_run.hpp"

#include <cmath>
#include <cstdint>

namespace skein {

namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

constexpr bool is_xml_character(char32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

// Copies runs of plain bytes. At each other byte, or one of `Special`, `replace(offset, code_point)` gives what stands for the
// character, or a view without data to keep it.
template <char... Special, class Replace>
void append_scanned(ByteSink& out, std::string_view text, Replace&& replace) {
    std::size_t run = 0;
    for (std::size_t i = find_stop<Special...>(text, 0); i < text.size(); i = find_stop<Special...>(text, i)) {
        const CodePoint c = decode_at(text, i);
        const bool broken = c.size == 1 && static_cast<unsigned char>(text[i]) >= 0x80;
        const std::string_view instead = broken ? replacement_character : replace(i, c.value);
        if (instead.data() != nullptr) {
            out.append(text.substr(run, i - run));
            out.append(instead);
            run = i + c.size;
        }
        i += c.size;
    }
    out.append(text.substr(run));
}

constexpr std::string_view keep{};

constexpr bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Line ends that some parser would give as a line feed (XML 1.0: CR; XML 1.1 and xmldom: NEL and LS, too).
std::string_view line_end_reference(char32_t c) {
    switch (c) {
        case '\r': return "&#13;";
        case 0x85: return "&#133;";
        case 0x2028: return "&#8232;";
        default: return {};
    }
}

constexpr bool breaks_text(char c) { return c == '&' || c == '<' || c == '>' || c == '\r'; }

// White space alone between two of: start, reference, end. A reader that sees pieces may take it for layout.
bool has_blank_piece(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t start = i;
        while (i < text.size() && !breaks_text(text[i]) && is_xml_space(text[i])) ++i;
        if (i > start && (i == text.size() || breaks_text(text[i]))) return true;
        while (i < text.size() && !breaks_text(text[i])) ++i;
    }
    return false;
}

void append_cdata(ByteSink& out, std::string_view text) {
    std::string broken_off;
    out.append("<![CDATA[");
    append_scanned<'>'>(out, text, [&](std::size_t i, char32_t c) -> std::string_view {
        if (c == '>') return text.substr(0, i).ends_with("]]") ? std::string_view("]]><![CDATA[>") : keep;
        if (const std::string_view reference = line_end_reference(c); !reference.empty()) {
            broken_off = "]]>" + std::string(reference) + "<![CDATA[";
            return broken_off;
        }
        return is_xml_character(c) ? keep : replacement_character;
    });
    out.append("]]>");
}

// What stands for a character in text and attributes alike; nothing when it may stay.
std::string_view xml_replacement(char32_t c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        default: break;
    }
    if (!is_xml_character(c)) return replacement_character;
    const std::string_view reference = line_end_reference(c);
    return reference.empty() ? keep : reference;
}

}  // namespace

std::string xml_characters(std::string_view text) {
    StringSink out;
    append_scanned<>(out, text, [](std::size_t, char32_t c) { return is_xml_character(c) ? keep : replacement_character; });
    return out.take();
}

void append_xml_text(ByteSink& out, std::string_view text) {
    if (text.empty()) return;
    if (text.front() > ' ' && find_stop<'&', '<', '>'>(text, 0) == text.size()) return out.append(text);
    if (has_blank_piece(text)) return append_cdata(out, text);
    append_scanned<'&', '<', '>'>(out, text, [](std::size_t, char32_t c) { return xml_replacement(c); });
}

void append_xml_attribute(ByteSink& out, std::string_view text) {
    append_scanned<'&', '<', '>', '"'>(out, text, [](std::size_t, char32_t c) -> std::string_view {
        switch (c) {
            case '"': return "&quot;";
            case '\t': return "&#9;";
            case '\n': return "&#10;";
            default: return xml_replacement(c);
        }
    });
}

void append_html_text(ByteSink& out, std::string_view text) {
    append_scanned<'&', '<', '>', '"', '\''>(out, text, [](std::size_t, char32_t c) -> std::string_view {
        switch (c) {
            case '&': return "&amp;";
            case '<': return "&lt;";
            case '>': return "&gt;";
            case '"': return "&quot;";
            case '\'': return "&#39;";
            case '\r': return "&#13;";
            default: return is_xml_character(c) ? keep : replacement_character;
        }
    });
}

std::string dot_characters(std::string_view text) {
    std::string shown;
    for (const char c : xml_characters(text)) {
        if (c == '\n' && !shown.empty() && shown.back() == '\r')
            shown.back() = '\n';
        else
            shown += c;
    }
    for (char& c : shown)
        if (c == '\r') c = '\n';
    return shown;
}

void append_dot_string(ByteSink& out, std::string_view text) {
    out.append('"');
    append_scanned<'\\', '"', '&'>(out, text, [&](std::size_t i, char32_t c) -> std::string_view {
        switch (c) {
            case '\\': return "\\\\";
            case '"': return "\\\"";
            case '&': return "&amp;";
            case '\n': return i > 0 && text[i - 1] == '\r' ? std::string_view("", 0) : "\\n";
            case '\r': return "\\n";
            default: return is_xml_character(c) ? keep : replacement_character;
        }
    });
    out.append('"');
}

void append_json_string(ByteSink& out, std::string_view text) {
    static constexpr std::string_view controls[] = {
        "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007", "\\b",     "\\t",     "\\n",
        "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f", "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015",
        "\\u0016", "\\u0017", "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"};
    out.append('"');
    append_scanned<'\\', '"'>(out, text, [](std::size_t, char32_t c) -> std::string_view {
        if (c < 0x20) return controls[c];
        switch (c) {
            case '"': return "\\\"";
            case '\\': return "\\\\";
            case 0x2028: return "\\u2028";  // line ends to readers that split text before they parse it
            case 0x2029: return "\\u2029";
            default: return keep;
        }
    });
    out.append('"');
}

void append_csv_field(ByteSink& out, std::string_view text) {
    if (!text.starts_with(' ') && !text.ends_with(' ') && find_stop<',', '"'>(text, 0) == text.size()) return out.append(text);
    const bool bare = text.find_first_of(",\"\r\n") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (!bare) out.append('"');
    append_scanned<'"'>(out, text, [](std::size_t, char32_t c) { return c == '"' ? std::string_view("\"\"") : keep; });
    if (!bare) out.append('"');
}

void append_cypher_string(ByteSink& out, std::string_view text) {
    out.append('\'');
    append_scanned<'\\', '\''>(out, text, [&](std::size_t i, char32_t c) -> std::string_view {
        switch (c) {
            case '\\': return text.substr(i + 1).starts_with('u') ? "\\\\'+'" : "\\\\";
            case '\'': return "\\'";
            case '\n': return "\\n";
            case '\r': return "\\r";
            case '\t': return "\\t";
            default: return keep;
        }
    });
    out.append('\'');
}

void append_turtle_string(ByteSink& out, std::string_view text) {
    out.append('"');
    append_scanned<'\\', '"'>(out, text, [](std::size_t, char32_t c) -> std::string_view {
        switch (c) {
            case '"': return "\\\"";
            case '\\': return "\\\\";
            case '\n': return "\\n";
            case '\r': return "\\r";
            default: return keep;
        }
    });
    out.append('"');
}

void append_percent_encoded(ByteSink& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
               c == '~';
    };
    const auto append_byte = [&](char byte) {
        if (is_plain(byte)) return out.append(byte);
        const auto value = static_cast<unsigned char>(byte);
        const char encoded[] = {'%', digits[value / 16], digits[value % 16]};
        out.append(std::string_view(encoded, sizeof encoded));
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        const bool broken = c.size == 1 && static_cast<unsigned char>(text[i]) >= 0x80;
        for (const char byte : broken ? replacement_character : text.substr(i, c.size)) append_byte(byte);
        i += c.size;
    }
}

void append_json_number(ByteSink& out, double number) {
    if (!std::isfinite(number)) return out.append("null");
    out.append_number(number);
}

bool is_safe_link(std::string_view link) {
    const auto begins = [&](std::string_view scheme) {
        return link.size() > scheme.size() && to_lower(link.substr(0, scheme.size())) == scheme;
    };
    for (const char c : link)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
    return begins("http://") || begins("https://") || begins("mailto:");
}

}  // namespace skein
