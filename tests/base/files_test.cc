#include "base/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/encoding.h"

namespace reprise::base {
namespace {

class DiskFilesTest : public testing::Test {
 protected:
  std::string folder_ = testing::TempDir() + "reprise-files-" + std::to_string(::getpid());
  DiskFiles files_;
  ~DiskFilesTest() override { std::filesystem::remove_all(folder_); }
};

TEST_F(DiskFilesTest, writes_whole_and_reads_back) {
  ASSERT_FALSE(files_.write_whole(folder_ + "/deep/a.txt", "words").has_value());
  EXPECT_EQ(files_.read(folder_ + "/deep/a.txt").value()->text(), "words");
  EXPECT_EQ(files_.list(folder_ + "/deep").value(), std::vector<std::string>{"a.txt"});
}

TEST_F(DiskFilesTest, refuses_what_is_not_a_file) {
  std::filesystem::create_directories(folder_);
  EXPECT_EQ(files_.read(folder_).error().code, "file-is-folder");
  EXPECT_EQ(files_.read(folder_ + "/none").error().code, "file-missing");
  EXPECT_EQ(files_.read("/proc/self/mem").error().code, "file-unreadable");
  EXPECT_EQ(files_.list(folder_ + "/none").error().code, "folder-missing");
  EXPECT_EQ(files_.write_whole("/proc/none/a", "x")->code, "file-unwritable");
}

TEST_F(DiskFilesTest, refuses_more_than_64_mebibytes_without_reading_them) {
  std::filesystem::create_directories(folder_);
  const std::string path = folder_ + "/large";
  std::ofstream(path).put('x');
  std::filesystem::resize_file(path, kLargestFile + 1);
  EXPECT_EQ(files_.read(path).error().code, "file-too-large");
  EXPECT_EQ(files_.read("/dev/zero").error().code, "file-too-large");
}

TEST_F(DiskFilesTest, does_not_wait_for_a_pipe_nobody_writes) {
  std::filesystem::create_directories(folder_);
  ASSERT_EQ(::mkfifo((folder_ + "/pipe").c_str(), 0600), 0);
  EXPECT_TRUE(files_.read(folder_ + "/pipe").ok());
}

TEST(Encoding, finds_the_first_byte_that_is_not_utf8) {
  EXPECT_EQ(first_invalid_utf8("é€😀"), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("ab\xE9"), 2U);
  EXPECT_EQ(first_invalid_utf8("\xC0\x80"), 0U);           // overlong
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U);       // surrogate
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0U);   // past U+10FFFF
}

TEST(Source, counts_columns_in_code_points) {
  const Source source("a", "éa\r\nb");
  EXPECT_EQ(source.line_column(2), (LineColumn{1, 2}));
  EXPECT_EQ(source.line_column(5), (LineColumn{2, 1}));
  EXPECT_EQ(source.line(1), "éa");
  EXPECT_EQ(source.line(9), "");
}

}  // namespace
}  // namespace reprise::base
