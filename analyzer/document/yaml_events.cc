// The one file that meets yaml-cpp: its events go to the TreeBuilder, its exceptions end here.
#include "document/yaml_events.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>

#include "document/condensed.h"
#include "document/syntax_problem.h"

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

class Events : public YAML::EventHandler {
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

  [[nodiscard]] virtual std::uint32_t offset(const YAML::Mark& mark) const {
    return static_cast<std::uint32_t>(start_ + static_cast<std::size_t>(std::max(mark.pos, 0)));
  }

 protected:
  /// Only block collections are asked for theirs, and before those nothing on a line is ever left out.
  static std::uint32_t column(const YAML::Mark& mark) { return static_cast<std::uint32_t>(std::max(mark.column, 0)); }

  TreeBuilder& builder_;
  std::size_t start_;
};

/// Puts back what the condensed text leaves out.
class CondensedEvents final : public Events {
 public:
  CondensedEvents(TreeBuilder& builder, std::string_view source, const Condensed& condensed, const std::vector<OneLiner>& one_liners)
      : Events(builder, 0), source_(source), condensed_(condensed), one_liners_(one_liners) {}

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
    const std::uint32_t begin = offset(mark);
    if (next_ == one_liners_.size() || one_liners_[next_].begin != begin) return builder_.scalar(begin, value, anchor);
    const OneLiner& one = one_liners_[next_++];
    if (builder_.in_flow() != one.in_flow) throw Abandoned{};  // not where the layout saw it: its end may be another too
    builder_.scalar(begin, one.text(source_), anchor);
  }

  [[nodiscard]] std::uint32_t offset(const YAML::Mark& mark) const override {
    return condensed_.offset(static_cast<std::size_t>(std::max(mark.pos, 0)));
  }
  [[nodiscard]] bool all_came_back() const { return next_ == one_liners_.size(); }

 private:
  std::string_view source_;
  const Condensed& condensed_;
  const std::vector<OneLiner>& one_liners_;
  std::size_t next_ = 0;
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

}  // namespace

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

std::unique_ptr<Tree> read_condensed(const base::SourcePointer& source, std::size_t start, const Layout& layout) {
  if (!layout.is_regular || layout.unclosed_quote || layout.one_liners.empty()) return nullptr;
  const Condensed condensed(source->text(), start, layout.one_liners);
  Memory memory(condensed.text());
  std::istream stream(&memory);
  Problems problems(source);
  TreeBuilder builder(source, problems);
  CondensedEvents events(builder, source->text(), condensed, layout.one_liners);
  AfterTheEnd after;
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(events)) return nullptr;
    parser.HandleNextDocument(after);
  } catch (const Abandoned&) {
    return nullptr;
  } catch (const YAML::Exception&) {
    return nullptr;
  }
  const bool same = events.all_came_back() && problems.empty() && builder.usable() && !builder.is_empty();
  return same ? builder.take() : nullptr;
}

}  // namespace reprise::document
