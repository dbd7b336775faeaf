#include "chart/graphviz.h"

#include <graphviz/gvc.h>

#include <mutex>
#include <string_view>

namespace reprise::chart {
namespace {

// The library keeps its state in globals: two threads inside it crash (three runs of three).
std::mutex& library_mutex() {
  static std::mutex mutex;
  return mutex;
}

// The library reports to one function for the whole process, a message in several pieces. Guarded by library_mutex().
std::string* said = nullptr;

int listen(char* piece) {
  if (said != nullptr && piece != nullptr) *said += piece;
  return 0;
}

/// Listens to the library as long as it lives.
class Listening {
 public:
  explicit Listening(std::string& words) : before_(agseterrf(listen)) {
    said = &words;
    agreseterrors();
  }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
  ~Listening() {
    said = nullptr;
    agseterrf(before_);
  }
  /// Warnings (a font replaced) are no failure; a label it could not read is one, though it returns success.
  [[nodiscard]] static bool heard_error() { return agerrors() >= AGERR; }

 private:
  agusererrf before_;
};

// One context for the life of the process, never freed: the text plugin keeps a pointer to the last font's name, which a
// freed context takes with it (read after free, seen by the address sanitizer). Guarded by library_mutex().
GVC_t* library() {
  static GVC_t* const context = gvContext();
  return context;
}

/// A graph read and laid out at its own positions; undone in reverse.
class LaidOut {
 public:
  LaidOut(GVC_t* context, const std::string& dot) : context_(context), graph_(agmemread(dot.c_str())) {
    if (graph_ != nullptr) laid_out_ = gvLayout(context_, graph_, "nop2") == 0;
  }
  LaidOut(const LaidOut&) = delete;
  LaidOut& operator=(const LaidOut&) = delete;
  ~LaidOut() {
    if (laid_out_) gvFreeLayout(context_, graph_);
    if (graph_ != nullptr) agclose(graph_);
  }
  [[nodiscard]] bool ok() const { return laid_out_; }
  [[nodiscard]] Agraph_t* graph() const { return graph_; }

 private:
  GVC_t* context_;
  Agraph_t* graph_;
  bool laid_out_ = false;
};

base::Diagnostic failure(const std::string& name, std::string words) {
  while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
  for (char& c : words) {
    if (c == '\n') c = ' ';
  }
  return base::diagnose("chart-layout", {}, {{"chart", name}, {"reason", words.empty() ? std::string("?") : words}});
}

}  // namespace

base::Result<std::map<std::string, Size>> Graphviz::measure(const std::string& dot) const {
  const std::lock_guard lock(library_mutex());
  std::string words;
  const Listening listening(words);
  const LaidOut laid_out(library(), dot);
  if (!laid_out.ok() || Listening::heard_error()) return failure(name_, words);
  constexpr double kPointsPerInch = 72;
  std::map<std::string, Size> sizes;
  for (Agnode_t* node = agfstnode(laid_out.graph()); node != nullptr; node = agnxtnode(laid_out.graph(), node)) {
    sizes[agnameof(node)] = {ND_width(node) * kPointsPerInch, ND_height(node) * kPointsPerInch};
  }
  return sizes;
}

base::Result<std::string> Graphviz::svg(const std::string& dot) const {
  const std::lock_guard lock(library_mutex());
  std::string words;
  const Listening listening(words);
  const LaidOut laid_out(library(), dot);
  if (!laid_out.ok() || Listening::heard_error()) return failure(name_, words);
  char* bytes = nullptr;
  unsigned int length = 0;
  const int rendered = gvRenderData(library(), laid_out.graph(), "svg", &bytes, &length);
  std::string svg = bytes == nullptr ? std::string() : std::string(bytes, length);
  if (bytes != nullptr) gvFreeRenderData(bytes);
  if (rendered != 0 || svg.empty() || Listening::heard_error()) return failure(name_, words);
  return svg;
}

}  // namespace reprise::chart
