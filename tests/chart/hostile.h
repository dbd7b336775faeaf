// Names that try to be something else, and whether a picture is still XML.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"

namespace reprise::chart::hostile {

inline constexpr const char* kNames[] = {
    "</title><script>alert(1)</script>", "R&D \"quotes\" 'single' &amp; &lt; &foo; &#0;", "\\N \\G \\E \\n \\\\", "deux\nlignes\ttab",
    "\x01\x02\x1b[31mrouge\x7f",          "مرحبا بالعالم",                                "漢字 😀 👩‍👩‍👧",            "\u202Esregnad\u202C",
    "]]> <!-- --> <![CDATA[",             "javascript:alert(1)",                          "%s%n{value}",        ""};

/// One after the other, and one of 300 characters.
class Names {
 public:
  std::string next() {
    const std::size_t at = next_++ % (std::size(kNames) + 1);
    return at == std::size(kNames) ? std::string(300, 'W') : kNames[at];
  }
  base::Text text() { return base::Text::same(next()); }

 private:
  std::size_t next_ = 0;
};

/// What is wrong with it as XML; empty: nothing. Tags match, attributes are quoted, entities are known, no control characters.
inline std::string fault(const std::string& xml) {
  std::vector<std::string> open;
  const auto is_entity = [&](std::size_t at) {
    const std::size_t end = xml.find(';', at);
    if (end == std::string::npos || end - at > 10) return false;
    const std::string name = xml.substr(at + 1, end - at - 1);
    const bool number = name.size() > 1 && name[0] == '#' && name.find_first_not_of("0123456789", 1) == std::string::npos && name != "#0";
    return number || name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
  };
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const auto byte = static_cast<unsigned char>(xml[at]);
    const auto here = [&] { return " at " + xml.substr(at, 60); };
    if (byte < 0x20 && byte != '\n') return "control character" + here();
    if (byte == '&' && !is_entity(at)) return "entity" + here();
    if (byte != '<') continue;
    std::size_t end = at + 1;
    for (bool quoted = false; end < xml.size() && (quoted || xml[end] != '>'); ++end) {
      if (xml[end] == '<') return "< inside a tag" + here();
      if (xml[end] == '&' && !is_entity(end)) return "entity" + here();
      if (xml[end] == '"') quoted = !quoted;
    }
    if (end == xml.size()) return "open tag" + here();
    const std::string tag = xml.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(tag.starts_with('/') ? 1 : 0, tag.find_first_of(" \n", 1) - (tag.starts_with('/') ? 1 : 0));
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != name) return "closing tag" + here();
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.push_back(name);
    }
    at = end;
  }
  return open.empty() ? "" : "never closed: " + open.back();
}

}  // namespace reprise::chart::hostile
