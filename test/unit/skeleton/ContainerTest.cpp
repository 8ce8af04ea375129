//===-- test/unit/skeleton/ContainerTest.cpp - Frames ---------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Container.h"

#include "gtest/gtest.h"

using namespace holdwait::skeleton;

namespace {

struct Taken {
  std::vector<std::string> Payloads;
  std::string Message;
};

Taken take(llvm::StringRef Container) {
  Taken T;
  T.Message = message(forEachPayload(Container, [&](llvm::StringRef Payload) {
    T.Payloads.push_back(Payload.str());
    return llvm::Error::success();
  }));
  return T;
}

using Payloads = std::vector<std::string>;

TEST(ContainerTest, FrameIsHeaderPayloadAndPadding) {
  EXPECT_EQ(frame("abc"), std::string("HOLDWAIT\1\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0abc\0\0\0\0\0", 32));
  EXPECT_EQ(frame("").size(), FrameHeaderSize);
  EXPECT_EQ(frame("12345678").size(), FrameHeaderSize + 8);
}

TEST(ContainerTest, OnePayloadComesBack) {
  for (const char *Payload : {"", "a", "1234567", "12345678", "123456789"})
    EXPECT_EQ(take(frame(Payload)).Payloads, Payloads{Payload});
}

TEST(ContainerTest, ConcatenatedFramesComeBackInOrder) {
  EXPECT_EQ(take(frame("one") + frame("") + frame("three")).Payloads,
            (Payloads{"one", "", "three"}));
}

TEST(ContainerTest, ZerosAroundFramesAreSkipped) {
  for (size_t Zeros = 0; Zeros < 40; ++Zeros) {
    const std::string Pad(Zeros, '\0');
    const Taken T = take(Pad + frame("one") + Pad + frame("two") + Pad);
    EXPECT_EQ(T.Message, "success");
    EXPECT_EQ(T.Payloads, (Payloads{"one", "two"}));
  }
}

TEST(ContainerTest, PayloadsMayBeZerosOrFrames) {
  const std::string Zeros(16, '\0');
  EXPECT_EQ(take(frame(Zeros) + frame(frame("x"))).Payloads, (Payloads{Zeros, frame("x")}));
}

TEST(ContainerTest, NothingHasNoPayload) {
  EXPECT_EQ(take("").Message, "success");
  EXPECT_TRUE(take("").Payloads.empty());
  EXPECT_TRUE(take(std::string(100, '\0')).Payloads.empty());
}

TEST(ContainerTest, GarbageIsAnError) {
  EXPECT_EQ(take("garbage").Message, "offset 0: no HOLDWAIT frame");
  const Taken T = take(frame("one") + "garbage");
  EXPECT_EQ(T.Message, "offset 32: no HOLDWAIT frame");
  EXPECT_EQ(T.Payloads, Payloads{"one"}); // What came before was good.
}

TEST(ContainerTest, CutAnywhereIsAnError) {
  const std::string Whole = frame("123456789");
  const size_t Used = FrameHeaderSize + 9;
  for (size_t Size = 1; Size < Used; ++Size) {
    const std::vector<char> Cut(Whole.begin(), Whole.begin() + Size);
    const Taken T = take(llvm::StringRef(Cut.data(), Cut.size()));
    EXPECT_TRUE(T.Payloads.empty());
    EXPECT_NE(T.Message.find("cut off"), std::string::npos) << T.Message;
  }
  for (size_t Size = Used; Size < Whole.size(); ++Size)
    EXPECT_EQ(take(Whole.substr(0, Size)).Message, "success");
}

TEST(ContainerTest, CutPayloadSaysHowMuchThereIs) {
  EXPECT_EQ(take(frame("123456789").substr(0, 28)).Message,
            "offset 0: a payload of 9 bytes is cut off after 4");
}

TEST(ContainerTest, HugeSizeIsAnError) {
  std::string Bytes = frame("x");
  for (size_t I = 16; I < 24; ++I)
    Bytes[I] = '\xff';
  EXPECT_EQ(take(Bytes).Message,
            "offset 0: a payload of 18446744073709551615 bytes is cut off after 8");
}

TEST(ContainerTest, OtherFrameVersionIsRefusedByNumber) {
  std::string Bytes = frame("x");
  Bytes[8] = 2;
  EXPECT_EQ(take(Bytes).Message, "offset 0: made by frame version 2, this is 1: rebuild it with "
                                 "this holdwait");
}

TEST(ContainerTest, UnknownFlagsAreRefused) {
  std::string Bytes = frame("x");
  Bytes[12] = 4;
  EXPECT_EQ(take(Bytes).Message, "offset 0: unknown frame flags 0x4");
}

TEST(ContainerTest, StopsWhenTheTakerFails) {
  unsigned Count = 0;
  llvm::Error E = forEachPayload(frame("one") + frame("two"), [&](llvm::StringRef) {
    ++Count;
    return llvm::createStringError("enough");
  });
  EXPECT_EQ(message(std::move(E)), "enough");
  EXPECT_EQ(Count, 1u);
}

} // namespace
