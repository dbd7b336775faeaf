// The only door to the disk. Reading refuses what no input of ours may be (missing, a folder, too large);
// writing is whole or not at all.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace reprise::base {

inline constexpr std::size_t kLargestFile = 64u << 20;  // bytes

class Files {
 public:
  virtual ~Files() = default;
  /// Errors: file-missing, file-is-folder, file-unreadable, file-too-large.
  [[nodiscard]] virtual Result<SourcePointer> read(const std::string& path) const = 0;
  /// Names (not paths) of the entries of a folder, sorted by bytes. Errors: folder-missing.
  [[nodiscard]] virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
  [[nodiscard]] virtual bool exists(const std::string& path) const = 0;
  /// Writes to a temporary neighbour, then renames; makes missing parent folders. Returns what went wrong.
  [[nodiscard]] virtual std::optional<Diagnostic> write_whole(const std::string& path, std::string_view bytes) = 0;
};

class DiskFiles final : public Files {
 public:
  [[nodiscard]] Result<SourcePointer> read(const std::string& path) const override;
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const override;
  [[nodiscard]] bool exists(const std::string& path) const override;
  [[nodiscard]] std::optional<Diagnostic> write_whole(const std::string& path, std::string_view bytes) override;
};

/// Files that live in memory, for tests.
class MemoryFiles final : public Files {
 public:
  std::map<std::string, std::string> contents;

  [[nodiscard]] Result<SourcePointer> read(const std::string& path) const override;
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const override;
  [[nodiscard]] bool exists(const std::string& path) const override;
  [[nodiscard]] std::optional<Diagnostic> write_whole(const std::string& path, std::string_view bytes) override;
};

}  // namespace reprise::base
