#include "chart/graphviz.h"

#include <graphviz/gvc.h>
#include <graphviz/gvplugin_textlayout.h>

#include <mutex>
#include <optional>
#include <string_view>

#include "chart/label.h"
#include "chart/reading.h"
#include "chart/typeface.h"

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

// Whether a text was met that the table does not know. Guarded by library_mutex().
bool met_unknown_text = false;

/// A text plugin's one function. False: the library estimates, and the graph is laid out again with the fonts.
boolean measure_by_table(textspan_t* span, char** /*font_path*/) {
  constexpr unsigned kKnownFlags = HTML_BF | HTML_S | HTML_UL;
  span->layout = nullptr;
  span->free_layout = nullptr;
  const std::string_view text = span->str;
  if (text.empty()) return FALSE;
  const bool known = std::string_view(span->font->name) == kFont && (span->font->flags & ~kKnownFlags) == 0;
  const auto extent = known ? extent_of(text, span->font->size, (span->font->flags & HTML_BF) != 0) : std::nullopt;
  if (!extent) {
    met_unknown_text = true;
    return FALSE;
  }
  span->size = {extent->width, extent->height};
  span->yoffset_layout = extent->baseline;
  span->yoffset_centerline = extent->centre;
  return TRUE;
}

GVC_t* context_with_table() {
  static gvtextlayout_engine_t engine = {measure_by_table};
  static char type[] = "textlayout";
  static char package[] = "reprise";
  static gvplugin_installed_t types[] = {{0, type, 1000, &engine, nullptr}, {0, nullptr, 0, nullptr, nullptr}};  // Pango's quality is 10
  static gvplugin_api_t apis[] = {{API_textlayout, types}, {API_textlayout, nullptr}};
  static gvplugin_library_t library = {package, apis};
  static char symbol[] = "gvplugin_reprise_LTX_library";
  static const lt_symlist_t symbols[] = {{symbol, &library}, {nullptr, nullptr}};
  return gvContextPlugins(symbols, 1);
}

// Contexts for the life of the process, never freed: Pango's plugin keeps a pointer to the last font's name, which a freed
// context takes with it (read after free, seen by the address sanitizer). Guarded by library_mutex(). The second looks for
// fonts, which takes longer than a drawing: only when there is text that needs it.
GVC_t* library(Widths widths) {
  if (widths == Widths::fonts) {
    static GVC_t* const with_fonts = gvContext();
    return with_fonts;
  }
  static GVC_t* const with_table = context_with_table();
  return with_table;
}

/// The library's engines: a graph at the positions it states, or in layers.
constexpr const char* kStated = "nop2";
constexpr const char* kLayers = "dot";

/// A graph read and laid out; undone in reverse.
class LaidOut {
 public:
  LaidOut(GVC_t* context, const std::string& dot, const char* engine) : context_(context), graph_(read_dot(dot)) {
    if (graph_ != nullptr) laid_out_ = gvLayout(context_, graph_, engine) == 0;
  }
  LaidOut(const LaidOut&) = delete;
  LaidOut& operator=(const LaidOut&) = delete;
  ~LaidOut() {
    if (laid_out_) gvFreeLayout(context_, graph_);
    if (graph_ != nullptr) agclose(graph_);
  }
  [[nodiscard]] bool ok() const { return laid_out_; }
  [[nodiscard]] GVC_t* context() const { return context_; }
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

/// What `take` reads from the graph laid out. It gives nothing when the library failed.
template <typename Taken, typename Take>
base::Result<Taken> laid_out(const std::string& name, const std::string& dot, Widths widths, const char* engine, const Take& take) {
  const std::lock_guard lock(library_mutex());
  for (;;) {
    std::string words;
    const Listening listening(words);
    met_unknown_text = false;
    const LaidOut graph(library(widths), dot, engine);
    if (met_unknown_text) {
      widths = Widths::fonts;
      continue;
    }
    if (!graph.ok() || Listening::heard_error()) return failure(name, words);
    std::optional<Taken> taken = take(graph);
    if (!taken || Listening::heard_error()) return failure(name, words);
    return std::move(*taken);
  }
}

std::map<std::string, Size> sizes_of(Agraph_t* graph) {
  constexpr double kPointsPerInch = 72;
  std::map<std::string, Size> sizes;
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    sizes[agnameof(node)] = {ND_width(node) * kPointsPerInch, ND_height(node) * kPointsPerInch};
  }
  return sizes;
}

std::optional<std::string> rendered(GVC_t* context, Agraph_t* graph, const char* format) {
  char* bytes = nullptr;
  unsigned int length = 0;
  const int status = gvRenderData(context, graph, format, &bytes, &length);
  std::string svg = bytes == nullptr ? std::string() : std::string(bytes, length);
  if (bytes != nullptr) gvFreeRenderData(bytes);
  if (status != 0 || svg.empty()) return std::nullopt;
  return svg;
}

/// Cairo writes the day into a PDF: the same chart would not be the same bytes.
void without_day(std::string& pdf) {
  constexpr std::string_view kKey = "/CreationDate (D:";
  const std::size_t at = pdf.find(kKey);
  if (at == std::string::npos || !pdf.starts_with("%PDF")) return;
  constexpr std::string_view kNoDay = "19700101000000";
  pdf.replace(at + kKey.size(), kNoDay.size(), kNoDay);
}

std::optional<Layered> placed(Agraph_t* graph) {
  Layered layered;
  const boxf bounds = GD_bb(graph);
  layered.width = bounds.UR.x - bounds.LL.x;
  layered.height = bounds.UR.y - bounds.LL.y;
  const auto from_top = [&](const pointf& point) { return std::pair(point.x - bounds.LL.x, bounds.UR.y - point.y); };
  static char id[] = "id";
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    layered.centres[agnameof(node)] = from_top(ND_coord(node));
    for (Agedge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge)) {
      const splines* drawn = ED_spl(edge);
      const char* name = agget(edge, id);
      if (name == nullptr || drawn == nullptr || drawn->size < 1) return std::nullopt;
      const bezier& curve = drawn->list[0];
      Layered::Way way;
      for (int at = 0; at < static_cast<int>(curve.size); ++at) way.curve.push_back(from_top(curve.list[at]));
      way.tip = curve.eflag != 0 ? from_top(curve.ep) : way.curve.back();
      if (ED_label(edge) != nullptr && ED_label(edge)->set != 0) way.label = from_top(ED_label(edge)->pos);
      layered.ways.emplace(name, std::move(way));
    }
  }
  return layered;
}

}  // namespace

base::Result<std::map<std::string, Size>> Graphviz::measure(const std::string& dot) const {
  using Sizes = std::map<std::string, Size>;
  return laid_out<Sizes>(name_, dot, widths_, kStated, [](const LaidOut& graph) { return std::optional<Sizes>(sizes_of(graph.graph())); });
}

base::Result<std::string> Graphviz::svg(const std::string& dot) const {
  return laid_out<std::string>(name_, dot, widths_, kStated, [](const LaidOut& graph) { return rendered(graph.context(), graph.graph(), "svg"); });
}

base::Result<std::string> Graphviz::picture(const std::string& dot, const char* format) const {
  auto bytes = laid_out<std::string>(name_, dot, widths_, kStated, [&](const LaidOut& graph) {
    static char resolution[] = "dpi";
    static char pixels[] = "144";
    static char whole[] = "72";
    agattr(graph.graph(), AGRAPH, resolution, std::string_view(format).starts_with("png") ? pixels : whole);
    return rendered(graph.context(), graph.graph(), format);
  });
  if (bytes) without_day(bytes.value());
  return bytes;
}

base::Result<Layered> Graphviz::layered(const std::string& dot) const {
  return laid_out<Layered>(name_, dot, widths_, kLayers, [](const LaidOut& graph) { return placed(graph.graph()); });
}

}  // namespace reprise::chart
