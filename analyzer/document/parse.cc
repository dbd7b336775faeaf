#include <string>

#include "base/files.h"
#include "document/characters.h"
#include "document/document.h"
#include "document/yaml_events.h"

namespace reprise::document {

base::Checked<Document> Document::parse(base::SourcePointer source) {
  base::Checked<Document> result;
  Problems problems(source);
  const std::string_view text = source->text();
  const auto refused = [&]() -> base::Checked<Document> {
    result.diagnostics = problems.finish();
    return std::move(result);
  };
  if (text.size() > base::kLargestFile) {
    problems.add("file-too-large", {0, 0}, {{"size", std::to_string(text.size() >> 20)}, {"path", source->name()}});
    return refused();
  }
  if (!check_characters(text, problems)) return refused();
  const std::size_t start = byte_order_mark(text);
  const Layout layout = scan_layout(text, start, problems);
  if (!layout.may_be_parsed) return refused();
  if (auto tree = read_condensed(source, start, layout)) {
    result.value = Document(std::move(tree));
    return result;
  }
  TreeBuilder builder(source, problems);
  const bool whole = read_events(text, start, layout, builder, problems);
  if (whole && builder.is_empty()) problems.add("yaml-empty", {0, 0});
  const bool usable = whole && builder.usable() && !builder.is_empty();
  result.diagnostics = problems.finish();
  if (usable) result.value = Document(builder.take());
  return result;
}

}  // namespace reprise::document
