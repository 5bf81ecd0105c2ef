// What stands around the root element: declarations, comments, the document type.
#include "extract/readers/xml_events.hpp"

namespace skein {

void XmlEvents::enter_root() {
    for (;;) {
        skip_blanks();
        if (at_ >= text_.size()) oddities_.fail(0, "the XML holds no element");
        if (text_[at_] != '<') oddities_.fail(at_, "text stands before the root element", "is this XML?");
        if (starts("<!--"))
            skip_past("-->", "a comment");
        else if (starts("<?"))
            skip_past("?>", "a processing instruction");
        else if (starts("<![CDATA["))
            oddities_.fail(at_, "text stands outside the root element");
        else if (starts("<!"))
            skip_doctype();
        else if (starts("</"))
            close_tag();
        else
            return open_tag();
    }
}

// Nothing of it is read, but it is said when there is something.
void XmlEvents::read_after_root() {
    while (at_ < text_.size()) {
        skip_blanks();
        if (at_ >= text_.size()) return;
        if (starts("<!--")) {
            skip_past("-->", "a comment");
        } else if (starts("<?")) {
            skip_past("?>", "a processing instruction");
        } else if (starts("</")) {
            close_tag();
        } else {
            oddities_.report("after the root", at_,
                             std::string(text_[at_] == '<' ? "another element" : "text") +
                                 " stands after the root element; the rest of the file is left out");
            at_ = text_.size();
        }
    }
}

void XmlEvents::skip_past(std::string_view end, const char* what) {
    const std::size_t found = text_.find(end, at_ + 2);
    if (found == std::string_view::npos) oddities_.fail(at_, std::string(what) + " is not closed", "is the file complete?");
    at_ = found + end.size();
}

void XmlEvents::skip_doctype() {
    const std::size_t start = at_;
    int brackets = 0;
    char quote = 0;
    for (at_ += 2; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') {
            ++brackets;
        } else if (c == ']') {
            --brackets;
        } else if (c == '>' && brackets <= 0) {
            ++at_;
            if (text_.substr(start, at_ - start).find("<!ENTITY") != std::string_view::npos)
                oddities_.report("entities", start, "the document declares entities of its own; they are not read");
            return;
        }
    }
    oddities_.fail(start, "the document type declaration is not closed", "is the file complete?");
}

}  // namespace skein
