#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

namespace reprise::base {
namespace {

/// Closes on every way out.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

std::string reason_of(int error) { return std::generic_category().message(error); }

std::optional<Diagnostic> too_large(const std::string& path, std::size_t bytes) {
  if (bytes <= kLargestFile) return std::nullopt;
  return diagnose("file-too-large", {}, {{"path", path}, {"size", std::to_string(bytes >> 20)}});
}

}  // namespace

Result<SourcePointer> DiskFiles::read(const std::string& path) const {
  // Non-blocking, so that a named pipe handed over by mistake is refused and not waited for.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return diagnose("file-missing", {}, {{"path", path}});
    return diagnose("file-unreadable", {}, {{"path", path}, {"reason", reason_of(errno)}});
  }
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return diagnose("file-unreadable", {}, {{"path", path}, {"reason", reason_of(errno)}});
  if (S_ISDIR(status.st_mode)) return diagnose("file-is-folder", {}, {{"path", path}});
  if (S_ISREG(status.st_mode)) {
    if (auto refused = too_large(path, static_cast<std::size_t>(status.st_size))) return *refused;
  }
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(status.st_size));
  char block[1 << 16];
  for (;;) {
    const ssize_t count = ::read(file.get(), block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return diagnose("file-unreadable", {}, {{"path", path}, {"reason", reason_of(errno)}});
    if (count == 0) break;
    bytes.append(block, static_cast<std::size_t>(count));
    // A device or a growing file has no size to check beforehand.
    if (auto refused = too_large(path, bytes.size())) return *refused;
  }
  return SourcePointer(std::make_shared<const Source>(path, std::move(bytes)));
}

Result<std::vector<std::string>> DiskFiles::list(const std::string& folder) const {
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  if (error) return diagnose("folder-missing", {}, {{"path", folder}});
  std::vector<std::string> names;
  for (const auto& entry : entries) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

bool DiskFiles::exists(const std::string& path) const {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

std::optional<Diagnostic> DiskFiles::write_whole(const std::string& path, std::string_view bytes) {
  const auto refused = [&](int error) { return diagnose("file-unwritable", {}, {{"path", path}, {"reason", reason_of(error)}}); };
  std::error_code error;
  const std::filesystem::path target(path);
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path(), error);
  if (error) return refused(error.value());

  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  if (file.get() < 0) return refused(errno);
  int problem = 0;
  std::size_t written = 0;
  while (problem == 0 && written < bytes.size()) {
    const ssize_t count = ::write(file.get(), bytes.data() + written, bytes.size() - written);
    if (count >= 0) {
      written += static_cast<std::size_t>(count);
    } else if (errno != EINTR) {
      problem = errno;
    }
  }
  // mkstemp makes a private file; a report is meant to be shared as any other file is.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (problem == 0 && ::fchmod(file.get(), 0666 & ~mask) != 0) problem = errno;
  if (problem == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) problem = errno;
  if (problem == 0) return std::nullopt;
  ::unlink(temporary.c_str());
  return refused(problem);
}

Result<SourcePointer> MemoryFiles::read(const std::string& path) const {
  const auto found = contents.find(path);
  if (found == contents.end()) return diagnose("file-missing", {}, {{"path", path}});
  return SourcePointer(std::make_shared<const Source>(path, found->second));
}

Result<std::vector<std::string>> MemoryFiles::list(const std::string& folder) const {
  std::set<std::string> names;
  const std::string prefix = folder + "/";
  for (const auto& [path, text] : contents) {
    if (path.rfind(prefix, 0) == 0) names.insert(path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size()));
  }
  if (names.empty()) return diagnose("folder-missing", {}, {{"path", folder}});
  return std::vector<std::string>(names.begin(), names.end());
}

bool MemoryFiles::exists(const std::string& path) const {
  if (contents.count(path) != 0) return true;
  const auto after = contents.lower_bound(path + "/");
  return after != contents.end() && after->first.rfind(path + "/", 0) == 0;
}

std::optional<Diagnostic> MemoryFiles::write_whole(const std::string& path, std::string_view bytes) {
  contents[path] = std::string(bytes);
  return std::nullopt;
}

}  // namespace reprise::base
