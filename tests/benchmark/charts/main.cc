// All pages of a generated group of so many establishments, drawn as SVG and written to a folder; or one box each as DOT, for
// a peer. charts_benchmark N FOLDER | charts_benchmark N --dot
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "chart/chart.h"
#include "generated.h"

namespace {

int one_box_each(const reprise::assessment::Diagram& diagram) {
  const auto quoted = [](const std::string& text) { return "\"" + text + "\""; };
  std::cout << "digraph group {\n  node [shape=box];\n";
  for (const auto& box : diagram.boxes) {
    std::cout << "  " << quoted(box.id) << " [label=" << quoted(box.label.fr) << "];\n";
    for (const auto& row : box.rows) std::cout << "  " << quoted(row.id) << " [label=" << quoted(row.label.fr) << "];\n  " << quoted(box.id) << " -> " << quoted(row.id) << ";\n";
  }
  for (const auto& link : diagram.links) std::cout << "  " << quoted(link.from) << " -> " << quoted(link.to) << ";\n";
  std::cout << "}\n";
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const auto diagram = reprise::chart::generated::group(std::stoul(words[1]), 1984);
  const std::string folder = words[2];
  if (folder == "--dot") return one_box_each(diagram);
  const auto start = std::chrono::steady_clock::now();
  const auto pages = reprise::chart::draw_pages(diagram, {});
  if (!pages) {
    std::cerr << pages.error().message.en << "\n";
    return 1;
  }
  double smallest = 1000;
  std::filesystem::create_directories(folder);
  for (const auto& page : pages.value()) {
    smallest = std::min(smallest, page.drawing.type_points_on_page);
    std::ofstream(folder + "/" + page.name + ".svg", std::ios::binary) << page.drawing.svg;
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::printf("%zu pages, %.3f s, smallest type %.2f pt\n", pages.value().size(), taken.count(), smallest);
  return 0;
}
