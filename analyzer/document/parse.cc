// The one file that meets yaml-cpp: its events go to the TreeBuilder, its exceptions end here.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>

#include "base/files.h"
#include "document/characters.h"
#include "document/document.h"
#include "document/layout.h"
#include "document/syntax_problem.h"
#include "document/tree_builder.h"

namespace reprise::document {
namespace {

/// Reads the bytes where they lie; the library only offers streams.
class Memory final : public std::streambuf {
 public:
  explicit Memory(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): never written to
    setg(begin, begin, begin + bytes.size());
  }
};

class Events final : public YAML::EventHandler {
 public:
  Events(TreeBuilder& builder, std::size_t start) : builder_(builder), start_(start) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { builder_.nothing(offset(mark), anchor); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { builder_.alias(offset(mark), anchor); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
    builder_.scalar(offset(mark), value, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override {
    builder_.open(Kind::sequence, offset(mark), column(mark), style == YAML::EmitterStyle::Flow, anchor);
  }
  void OnSequenceEnd() override { builder_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override {
    builder_.open(Kind::mapping, offset(mark), column(mark), style != YAML::EmitterStyle::Block, anchor);
  }
  void OnMapEnd() override { builder_.close(); }

  [[nodiscard]] std::uint32_t offset(const YAML::Mark& mark) const {
    return static_cast<std::uint32_t>(start_ + static_cast<std::size_t>(std::max(mark.pos, 0)));
  }

 private:
  static std::uint32_t column(const YAML::Mark& mark) { return static_cast<std::uint32_t>(std::max(mark.column, 0)); }

  TreeBuilder& builder_;
  std::size_t start_;
};

/// Stands behind the document's end: anything the library still finds there is too much.
class AfterTheEnd final : public YAML::EventHandler {
 public:
  std::optional<YAML::Mark> found;

  void OnDocumentStart(const YAML::Mark& mark) override {
    found = mark;
    throw Abandoned{};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

/// True when the whole text was read.
bool read_events(std::string_view text, std::size_t start, const Layout& layout, TreeBuilder& builder, Problems& problems) {
  Memory memory(text.substr(start));
  std::istream stream(&memory);
  Events events(builder, start);
  AfterTheEnd after;
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(events)) return true;
    parser.HandleNextDocument(after);
    return true;
  } catch (const Abandoned&) {
    if (after.found) {
      const std::uint32_t offset = events.offset(*after.found);
      problems.add("yaml-after-the-end", {offset, offset + 1});
    }
  } catch (const YAML::Exception& problem) {
    explain_syntax_problem(text, layout, {problem.msg, events.offset(problem.mark), builder.open_bracket()}, problems);
  }
  return false;
}

}  // namespace

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
  TreeBuilder builder(source, problems);
  const bool whole = read_events(text, start, layout, builder, problems);
  if (whole && builder.is_empty()) problems.add("yaml-empty", {0, 0});
  const bool usable = whole && builder.usable() && !builder.is_empty();
  result.diagnostics = problems.finish();
  if (usable) result.value = Document(builder.take());
  return result;
}

}  // namespace reprise::document
