package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The documents among the members of an archive. */
final class MemberDocuments implements InputDocuments {
  private final String name;
  private final String outputName;
  private final ArchiveMembers members;
  private final MemberStream.Expansion whole;
  private @Nullable Gunzip gunzip;
  private @Nullable MemberStream content;

  /** Whether the last member could not be opened; what ends the archive then is the same damage. */
  private boolean failed;

  /** Whether a member could not be read whole, which explains a checksum that does not fit. */
  private boolean hasFailed;

  /** Whether it was told that the archive is damaged: one damage shows in many ways. */
  private boolean isTold;

  private int count;
  private boolean ended;

  /**
   * The documents of an archive.
   *
   * @param packed its packed bytes that all that comes out is held against
   */
  MemberDocuments(String name, String outputName, ArchiveMembers members, LongSupplier packed) {
    this.name = name;
    this.outputName = outputName;
    this.members = members;
    this.whole = new MemberStream.Expansion(packed);
  }

  @Override
  public @Nullable InputDocument next() throws UnreadableDocumentException {
    while (!ended) {
      ArchiveMembers.ArchiveMember member = nextMember();
      if (member != null && !member.isFolder()) {
        String path = MemberPath.clean(member.name());
        // A name that plays tricks may look hidden.
        if (MemberPath.fault(path) != null || !InputNames.hasHiddenPart(path)) {
          if (InputNames.isContainer(path)) {
            throw unreadable(path, "is an archive inside an archive, passed over; unpack it first");
          }
          if (InputNames.isDocument(path)) {
            return document(path, member);
          }
        }
      }
    }
    return null;
  }

  private ArchiveMembers.@Nullable ArchiveMember nextMember() throws UnreadableDocumentException {
    boolean wasTold = failed || (content != null && content.hasFailed());
    hasFailed |= wasTold;
    failed = false;
    content = null;
    try {
      closeGunzip();
      if (++count > InputLimits.MAX_MEMBERS) {
        throw new InputException(
            "has more than "
                + InputLimits.MAX_MEMBERS
                + " members; the rest is not read: unpack it first");
      }
      ArchiveMembers.ArchiveMember member = members.next();
      ended = member == null;
      return member;
    } catch (IOException | RuntimeException e) {
      // The unpacking libraries have thrown the latter for damaged archives.
      ended = !(e instanceof DamageException);
      if (wasTold || isTold || (hasFailed && e instanceof ChecksumException)) {
        return null;
      }
      isTold = true;
      throw new UnreadableDocumentException(name, InputException.reason(e));
    }
  }

  private InputDocument document(String path, ArchiveMembers.ArchiveMember member)
      throws UnreadableDocumentException {
    String problem = MemberPath.fault(path);
    if (problem == null) {
      problem = member.problem();
    }
    if (problem != null) {
      throw unreadable(path, problem);
    }
    try {
      MemberStream unpacked = content(member);
      content = unpacked;
      return new InputDocument(
          shown(path), outputName + "/" + InputNames.stem(path), null, unpacked);
    } catch (IOException | RuntimeException e) {
      throw unreadable(path, InputException.reason(e));
    }
  }

  private MemberStream content(ArchiveMembers.ArchiveMember member) throws IOException {
    failed = true;
    InputStream in = member.opener().open();
    if (member.packedSize() >= 0) {
      in = new MemberStream(in, new MemberStream.Expansion(member::packedSize));
    }
    PeekedStream peeked = PeekedStream.of(in);
    if (peeked.kind() == ContentKind.GZIP) {
      gunzip = new Gunzip(peeked.content());
      peeked = PeekedStream.of(gunzip);
    }
    failed = false;
    if (peeked.kind() != ContentKind.PLAIN) {
      throw peeked.kind().refusal("inside the archive");
    }
    return new MemberStream(peeked.content(), whole);
  }

  private UnreadableDocumentException unreadable(String path, String reason) {
    return new UnreadableDocumentException(shown(path), reason);
  }

  private String shown(String path) {
    return name + "!/" + InputNames.printable(path);
  }

  @Override
  public long bytesRead() {
    return members.bytesRead();
  }

  private void closeGunzip() throws IOException {
    if (gunzip != null) {
      gunzip.close();
      gunzip = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeGunzip();
    members.close();
  }

  /** The names of an archive's members, which anybody may have written. */
  private static final class MemberPath {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern HERE = Pattern.compile("(?<![^/])(\\./+)+");
    private static final Pattern DOUBLED = Pattern.compile("(?<=/)/+");

    private MemberPath() {}

    /**
     * Without the {@code ./} that tar writes, and without doubled separators; with the usual
     * separator where a program of Windows put its own.
     */
    static String clean(String name) {
      String usual = name.indexOf('/') < 0 ? name.replace('\\', '/') : name;
      return DOUBLED.matcher(HERE.matcher(usual).replaceAll("")).replaceAll("");
    }

    /** Why no output may be named after it; null if it may. */
    static @Nullable String fault(String name) {
      if (name.chars().anyMatch(Character::isISOControl)) {
        return "its name in the archive holds a control character";
      }
      if (name.startsWith("/") || name.indexOf('\\') >= 0 || DRIVE.matcher(name).matches()) {
        return "its name in the archive is not relative, or holds a backslash beside a slash";
      }
      for (String part : name.split("/", -1)) {
        if (part.equals("..")) {
          return "its name in the archive leads out of the archive";
        }
      }
      return null;
    }
  }
}
