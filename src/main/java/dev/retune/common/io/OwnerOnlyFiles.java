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
 * Creates files and folders that only their owner can access (0600 and 0700; on Windows an ACL with
 * the owner as its single entry), with these permissions from the start.
 */
public final class OwnerOnlyFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnlyFiles() {}

  /** Creates a folder and its missing parents; an existing one is left unchanged. */
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
      // another process created it in the meantime
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** Opens a file for writing and truncates it. */
  public static OutputStream write(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(file, options, attributes(file, FILE)));
    // an existing file keeps its permissions, and a device has none to restrict
    if (Files.isRegularFile(file)) {
      close(file, FILE);
    }
    return out;
  }

  /** Opens a lock file, creating it if missing. */
  public static FileChannel lock(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(file, FILE));
  }

  /** Creates an empty file beside another, to be moved into its place. */
  public static Path temporary(Path neighbour) throws IOException {
    Path folder = neighbour.toAbsolutePath().getParent();
    // the JDK creates temporary files for their owner only
    Path made = Files.createTempFile(folder, neighbour.getFileName().toString(), ".part");
    acl(made);
    return made;
  }

  /** Whether the file system has POSIX owners and permissions. */
  static boolean posix(Path path) {
    FileSystem system = path.getFileSystem();
    return system.supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
    return posix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  /** Whether anyone but the owner has access. */
  public static boolean isOpen(Path path) throws IOException {
    return posix(path)
        && !Files.isSymbolicLink(path)
        && Files.getPosixFilePermissions(path).stream()
            .anyMatch(right -> !right.name().startsWith("OWNER"));
  }

  /** Restricts a folder to its owner but leaves its content, which others can no longer reach. */
  public static void closeAlone(Path folder) throws IOException {
    close(folder, FOLDER);
  }

  /**
   * Restricts a file, or a folder with all its content, to its owner. The folder comes first, so
   * that its content cannot be reached meanwhile; links are skipped.
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
    // the owner's own permissions stay as they are
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
