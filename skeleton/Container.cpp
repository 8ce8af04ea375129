//===-- skeleton/Container.cpp - Units one after the other ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Container.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

using namespace holdwait::skeleton;
namespace endian = llvm::support::endian;

std::string holdwait::skeleton::frame(llvm::StringRef Payload) {
  char Header[FrameHeaderSize] = {};
  llvm::copy(FrameMagic, Header);
  endian::write32le(Header + 8, FrameVersion);
  endian::write64le(Header + 16, Payload.size());
  std::string Out;
  Out.reserve(llvm::alignTo(sizeof(Header) + Payload.size(), FrameAlignment));
  Out.append(Header, sizeof(Header));
  Out.append(Payload.data(), Payload.size());
  Out.resize(llvm::alignTo(Out.size(), FrameAlignment));
  return Out;
}

/// The payload of the frame that \p Rest starts with.
static llvm::Expected<llvm::StringRef> payloadAt(llvm::StringRef Rest) {
  if (!FrameMagic.starts_with(Rest.take_front(FrameMagic.size())))
    return llvm::createStringError("no HOLDWAIT frame");
  if (Rest.size() < FrameHeaderSize)
    return llvm::createStringError("cut off in the header of a frame");
  const uint32_t Version = endian::read32le(Rest.data() + 8);
  if (Version != FrameVersion)
    return llvm::createStringError(
        llvm::formatv("made by frame version {0}, this is {1}: rebuild it with this holdwait",
                      Version, FrameVersion));
  if (const uint32_t Flags = endian::read32le(Rest.data() + 12))
    return llvm::createStringError(llvm::formatv("unknown frame flags {0:x}", Flags));
  const uint64_t Size = endian::read64le(Rest.data() + 16);
  const uint64_t Present = Rest.size() - FrameHeaderSize;
  if (Size > Present)
    return llvm::createStringError(
        llvm::formatv("a payload of {0} bytes is cut off after {1}", Size, Present));
  return Rest.substr(FrameHeaderSize, Size);
}

llvm::Error
holdwait::skeleton::forEachPayload(llvm::StringRef Container,
                                   llvm::function_ref<llvm::Error(llvm::StringRef)> Take) {
  for (llvm::StringRef Rest = Container.ltrim('\0'); !Rest.empty(); Rest = Rest.ltrim('\0')) {
    const size_t Offset = Container.size() - Rest.size();
    llvm::Expected<llvm::StringRef> Payload = payloadAt(Rest);
    if (!Payload)
      return llvm::createStringError(
          llvm::formatv("offset {0}: {1}", Offset, llvm::toString(Payload.takeError())));
    if (llvm::Error E = Take(*Payload))
      return E;
    Rest = Rest.drop_front(FrameHeaderSize + Payload->size());
  }
  return llvm::Error::success();
}
