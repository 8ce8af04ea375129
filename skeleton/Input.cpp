//===-- skeleton/Input.cpp - Finding units in files -----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Input.h"
#include "skeleton/Bitcode.h"
#include "skeleton/Container.h"
#include "skeleton/Message.h"
#include "skeleton/Storage.h"
#include "skeleton/Text.h"

#include "llvm/ADT/StringSwitch.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace holdwait::skeleton;

namespace {

class InputReader {
public:
  InputReader(TakeUnit Take, TakeProblem Problem) : Take(Take), Problem(Problem) {}

  llvm::Error readPath(llvm::StringRef Path);
  llvm::Error readFile(llvm::MemoryBufferRef Buffer);

private:
  llvm::Error readFolder(llvm::StringRef Folder);
  /// A file that is no archive.
  llvm::Error readMember(llvm::MemoryBufferRef Buffer);
  llvm::Error readArchive(llvm::MemoryBufferRef Buffer);
  llvm::Error readChild(const llvm::object::Archive::Child &Child, llvm::StringRef Archive);
  llvm::Error readObject(llvm::MemoryBufferRef Buffer);
  llvm::Error readBitcode(llvm::MemoryBufferRef Buffer);
  void readText(llvm::MemoryBufferRef Buffer);
  /// The sections `.holdwait` of the file \p Name, as if they were one.
  void readSections(llvm::ArrayRef<llvm::StringRef> Sections, llvm::StringRef Name);
  void readFrames(llvm::StringRef Bytes, llvm::StringRef Name, unsigned &Count);

  TakeUnit Take;
  TakeProblem Problem;
  /// Linked files lack a summary by rights: the linker has dropped it.
  bool MayLack = false;
};

/// \p Count is the number of units that \p Name has given so far.
void InputReader::readFrames(llvm::StringRef Bytes, llvm::StringRef Name, unsigned &Count) {
  llvm::Error E = forEachPayload(Bytes, [&](llvm::StringRef Payload) {
    if (Payload.starts_with(BesidesMagic))
      return llvm::Error::success();
    ++Count;
    const std::string Member =
        Count == 1 ? Name.str() : (Name + ", unit " + llvm::Twine(Count)).str();
    if (llvm::Expected<Unit> U = read(Payload, Member))
      Take(std::move(*U), Member);
    else
      Problem(U.takeError());
    return llvm::Error::success();
  });
  if (E)
    Problem(about("reading summary of " + Name, std::move(E)));
  else if (Count == 0)
    Problem(about(Name, "holds no unit"));
}

void InputReader::readSections(llvm::ArrayRef<llvm::StringRef> Sections, llvm::StringRef Name) {
  if (Sections.empty() && !MayLack)
    Problem(llvm::make_error<NoSummary>(Name));
  unsigned Count = 0;
  for (llvm::StringRef Section : Sections)
    readFrames(Section, Name, Count);
}

void InputReader::readText(llvm::MemoryBufferRef Buffer) {
  if (llvm::Expected<Unit> U = parse(Buffer.getBuffer(), Buffer.getBufferIdentifier()))
    Take(std::move(*U), Buffer.getBufferIdentifier());
  else
    Problem(U.takeError());
}

llvm::Error InputReader::readObject(llvm::MemoryBufferRef Buffer) {
  const llvm::StringRef Name = Buffer.getBufferIdentifier();
  auto Object = llvm::object::ObjectFile::createObjectFile(Buffer);
  if (!Object)
    return about(Name, Object.takeError());
  llvm::SmallVector<llvm::StringRef, 1> Found;
  uint64_t Total = 0;
  for (const llvm::object::SectionRef &Section : (*Object)->sections()) {
    llvm::Expected<llvm::StringRef> SectionNamed = Section.getName();
    if (!SectionNamed)
      return about(Name, SectionNamed.takeError());
    if (*SectionNamed != SectionName)
      continue;
    llvm::Expected<llvm::StringRef> Bytes = Section.getContents();
    if (!Bytes)
      return about(Name + ": section " + SectionName, Bytes.takeError());
    // Headers are small: a file could show the same bytes as thousands of sections.
    Total += Bytes->size();
    if (Total > Buffer.getBufferSize())
      return about(Name, "has sections .holdwait that overlap");
    Found.push_back(*Bytes);
  }
  readSections(Found, Name);
  return llvm::Error::success();
}

llvm::Error InputReader::readBitcode(llvm::MemoryBufferRef Buffer) {
  const llvm::StringRef Name = Buffer.getBufferIdentifier();
  auto Sections = sectionsOfBitcode(Buffer.getBuffer());
  if (!Sections)
    return about("reading bitcode of " + Name, Sections.takeError());
  readSections(llvm::SmallVector<llvm::StringRef, 1>(Sections->begin(), Sections->end()), Name);
  return llvm::Error::success();
}

/// Opens a file that somebody else than the user named: nothing that never ends.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> openRegular(llvm::StringRef Path) {
  llvm::sys::fs::file_status Status;
  if (std::error_code EC = llvm::sys::fs::status(Path, Status))
    return llvm::errorCodeToError(EC);
  if (!llvm::sys::fs::is_regular_file(Status))
    return llvm::createStringError("is no regular file");
  return llvm::errorOrToExpected(
      llvm::MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false));
}

/// Says no to a member whose header claims more than the archive has. LLVM finds
/// that out only on the way to the next member, after handing this one out.
llvm::Error checkExtent(const llvm::object::Archive::Child &Child) {
  constexpr uint64_t HeaderSize = 60;
  const uint64_t ArchiveSize = Child.getParent()->getMemoryBufferRef().getBufferSize();
  const uint64_t Start = Child.getChildOffset();
  llvm::Expected<llvm::StringRef> RawName = Child.getRawName();
  if (!RawName)
    return RawName.takeError();
  llvm::Expected<uint64_t> Size = Child.getRawSize();
  if (!Size)
    return Size.takeError();
  const bool IsThin = Child.getParent()->isThin();
  if (Start + HeaderSize > ArchiveSize || (!IsThin && *Size > ArchiveSize - Start - HeaderSize))
    return llvm::createStringError("the member at offset " + llvm::Twine(Start) + " is cut off");
  // Names of BSD archives stand before the contents and count as part of them.
  uint64_t NameSize = 0;
  if (RawName->consume_front("#1/") &&
      (RawName->rtrim(' ').getAsInteger(10, NameSize) || NameSize > *Size || IsThin))
    return llvm::createStringError("the name of the member at offset " + llvm::Twine(Start) +
                                   " is cut off");
  return llvm::Error::success();
}

/// \p Archive names the archive. Members of thin archives are files elsewhere.
llvm::Error InputReader::readChild(const llvm::object::Archive::Child &Child,
                                   llvm::StringRef Archive) {
  if (llvm::Error E = checkExtent(Child))
    return about(Archive, std::move(E));
  llvm::Expected<std::string> File = Child.getFullName();
  if (!File)
    return about(Archive, File.takeError());
  const std::string Name = oneLine((Archive + "(" + llvm::sys::path::filename(*File) + ")").str());
  if (Child.getParent()->isThin()) {
    llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Buffer = openRegular(*File);
    if (!Buffer)
      return about(Name, about(*File, Buffer.takeError()));
    return readMember({(*Buffer)->getBuffer(), Name});
  }
  llvm::Expected<llvm::StringRef> Bytes = Child.getBuffer();
  if (!Bytes)
    return about(Name, Bytes.takeError());
  return readMember({*Bytes, Name});
}

llvm::Error InputReader::readArchive(llvm::MemoryBufferRef Buffer) {
  const llvm::StringRef Name = Buffer.getBufferIdentifier();
  llvm::Expected<std::unique_ptr<llvm::object::Archive>> Archive =
      llvm::object::Archive::create(Buffer);
  if (!Archive)
    return about(Name, Archive.takeError());
  llvm::Error Walk = llvm::Error::success();
  for (const llvm::object::Archive::Child &Child : (*Archive)->children(Walk))
    if (llvm::Error E = readChild(Child, Name))
      Problem(std::move(E));
  if (Walk)
    Problem(about(Name, std::move(Walk)));
  return llvm::Error::success();
}

llvm::Error InputReader::readMember(llvm::MemoryBufferRef Buffer) {
  const llvm::StringRef Bytes = Buffer.getBuffer();
  const llvm::StringRef Name = Buffer.getBufferIdentifier();
  if (Bytes.starts_with(FrameMagic)) {
    unsigned Count = 0;
    readFrames(Bytes, Name, Count);
    return llvm::Error::success();
  }
  if (Bytes.starts_with(TextMagic)) {
    readText(Buffer);
    return llvm::Error::success();
  }
  switch (llvm::identify_magic(Bytes)) {
  case llvm::file_magic::bitcode:
    return readBitcode(Buffer);
  case llvm::file_magic::archive:
    return about(Name, "is an archive in an archive");
  case llvm::file_magic::elf:
  case llvm::file_magic::elf_relocatable:
  case llvm::file_magic::elf_executable:
  case llvm::file_magic::elf_shared_object:
  case llvm::file_magic::elf_core:
    return readObject(Buffer);
  default:
    return about(Name, Bytes.empty()
                           ? "is empty"
                           : "is no ELF object file, bitcode, archive, .hw file or text skeleton");
  }
}

llvm::Error InputReader::readFile(llvm::MemoryBufferRef Buffer) {
  if (llvm::identify_magic(Buffer.getBuffer()) == llvm::file_magic::archive)
    return readArchive(Buffer);
  return readMember(Buffer);
}

bool hasInputName(llvm::StringRef Path) {
  return llvm::StringSwitch<bool>(llvm::sys::path::extension(Path))
      .Cases({".hw", ".hwt", ".o", ".bc", ".a", ".so"}, true)
      .Default(false);
}

/// The files of \p Folder to read, sorted; not those of folders behind links.
llvm::Expected<std::vector<std::string>> listFolder(llvm::StringRef Folder) {
  std::vector<std::string> Files;
  std::error_code EC;
  llvm::sys::fs::recursive_directory_iterator I(Folder, EC, /*FollowSymlinks=*/false), End;
  for (; !EC && I != End; I.increment(EC))
    if (hasInputName(I->path()) && llvm::sys::fs::is_regular_file(I->path()))
      Files.push_back(I->path());
  if (EC)
    return about(Folder, EC.message());
  std::sort(Files.begin(), Files.end());
  return Files;
}

llvm::Error InputReader::readFolder(llvm::StringRef Folder) {
  llvm::Expected<std::vector<std::string>> Files = listFolder(Folder);
  if (!Files)
    return Files.takeError();
  for (const std::string &File : *Files) {
    MayLack = llvm::sys::path::extension(File) == ".so";
    if (llvm::Error E = readPath(File))
      Problem(std::move(E));
  }
  MayLack = false;
  return llvm::Error::success();
}

llvm::Error InputReader::readPath(llvm::StringRef Path) {
  if (llvm::sys::fs::is_directory(Path))
    return readFolder(Path);
  auto Buffer =
      llvm::MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return about(Path, Buffer.getError().message());
  return readFile(**Buffer);
}

} // namespace

char NoSummary::ID = 0;

void NoSummary::log(llvm::raw_ostream &OS) const {
  OS << oneLine(Name) << ": has no .holdwait section: it was compiled without the plugin";
}

llvm::Error holdwait::skeleton::readInput(llvm::StringRef Path, TakeUnit Take,
                                          TakeProblem Problem) {
  return InputReader(Take, Problem).readPath(Path);
}

llvm::Error holdwait::skeleton::readBuffer(llvm::MemoryBufferRef Buffer, TakeUnit Take,
                                           TakeProblem Problem) {
  return InputReader(Take, Problem).readFile(Buffer);
}
