package dev.retune.common.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders that their owner alone can read and write (0600 and 0700; on Windows an access
 * list with the owner as its one entry), from the moment that they are there.
 */
public final class OwnerOnlyFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnlyFiles() {}

  /** Makes a folder, and the ones above it that are missing; one that is there stays as it is. */
  public static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(folder, attributes(folder, FOLDER));
      acl(folder);
    } catch (FileAlreadyExistsException e) {
      // another process made it meanwhile
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** Opens a file for writing from its beginning; what it held is gone. */
  public static OutputStream write(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(file, options, attributes(file, FILE)));
    // one that was there keeps its rights, and a device has none to take
    if (Files.isRegularFile(file)) {
      close(file, FILE);
    }
    return out;
  }

  /** Opens a file that is there for its lock alone; made where there is none. */
  public static FileChannel lock(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(file, FILE));
  }

  /** An empty file beside another, to be moved to its place. */
  public static Path temporary(Path beside) throws IOException {
    Path folder = beside.toAbsolutePath().getParent();
    // the JDK makes temporary files for their owner alone
    Path made = Files.createTempFile(folder, beside.getFileName().toString(), ".part");
    acl(made);
    return made;
  }

  /** Whether this system knows owners and rights as POSIX does. */
  static boolean posix(Path path) {
    FileSystem system = path.getFileSystem();
    return system.supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
    return posix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  /** Whether others have any right to it. */
  public static boolean isOpen(Path path) throws IOException {
    return posix(path)
        && !Files.isSymbolicLink(path)
        && Files.getPosixFilePermissions(path).stream()
            .anyMatch(right -> !right.name().startsWith("OWNER"));
  }

  /** Closes a folder to others, and nothing that it holds: they do not get there any more. */
  public static void closeAlone(Path folder) throws IOException {
    close(folder, FOLDER);
  }

  /**
   * Closes a file, or a folder with all that it holds, to others. A folder comes before what is in
   * it, so that from then on nobody gets there; links are left alone.
   */
  public static void close(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      close(path, FILE);
      return;
    }
    close(path, FOLDER);
    List<Path> held;
    try (Stream<Path> list = Files.list(path)) {
      held = list.toList();
    }
    for (Path inside : held) {
      close(inside);
    }
  }

  private static void close(Path path, Set<PosixFilePermission> rights) throws IOException {
    if (!posix(path)) {
      acl(path);
      return;
    }
    Set<PosixFilePermission> has = EnumSet.noneOf(PosixFilePermission.class);
    has.addAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    if (rights.containsAll(has)) {
      return;
    }
    // what the owner took from himself, or may execute, stays as it is
    has.removeIf(right -> !right.name().startsWith("OWNER"));
    Files.setPosixFilePermissions(path, has);
  }

  private static void acl(Path path) throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (view == null) {
      return;
    }
    List<AclEntry> wanted =
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(
                    Files.isDirectory(path)
                        ? EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                        : EnumSet.noneOf(AclEntryFlag.class))
                .build());
    if (!view.getAcl().equals(wanted)) {
      view.setAcl(wanted);
    }
  }
}
