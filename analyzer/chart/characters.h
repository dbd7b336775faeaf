// Text of a dossier made fit for a label: what no drawing can show is dropped, what Graphviz or XML would take for their
// own is escaped, and what is too long is wrapped and cut with "…".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace reprise::chart {

/// Reads one code point of well-formed UTF-8 and steps over it; U+FFFD at a cut end.
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& at);

/// One line of visible characters: controls, line ends and directional overrides dropped or made blanks, blanks joined.
[[nodiscard]] std::string one_line(std::string_view text);

/// For the text of an HTML-like label: XML entities, and `\` doubled because Graphviz expands `\N`. Takes one_line text.
[[nodiscard]] std::string label_escaped(std::string_view text);
/// For a quoted DOT string. Takes one_line text.
[[nodiscard]] std::string quoted(std::string_view text);
/// For XML text and attributes.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// At most `lines` lines of about `columns` characters, cut between words where it can; the last ends with "…" when the
/// text is longer. Never empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns, std::size_t lines);

}  // namespace reprise::chart
