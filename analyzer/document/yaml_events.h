// From the bytes of a YAML file to the events that build a tree, through the library that knows YAML. Its texts of errors end here.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/source.h"
#include "document/layout.h"
#include "document/problems.h"
#include "document/tree_builder.h"

namespace reprise::document {

/// Reads the text as it is. True when all of it was read; else a problem was added.
[[nodiscard]] bool read_events(std::string_view text, std::size_t start, const Layout& layout, TreeBuilder& builder, Problems& problems);

/// Reads the condensed text. The same tree as that of read_events, or nothing when the file has any problem or is not as
/// regular as that takes.
[[nodiscard]] std::unique_ptr<Tree> read_condensed(const base::SourcePointer& source, std::size_t start, const Layout& layout);

}  // namespace reprise::document
