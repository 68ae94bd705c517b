package dev.retune.common.io;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks the target of a command that writes a file: anything but Retune's own files is allowed.
 *
 * @param home the folder with all data; no file in it may be a target, under whatever name or link
 * @param others files elsewhere that must not be targets either, such as a database's
 */
public record OutputFile(Path home, List<Path> others) {

  /** Copies the list. */
  public OutputFile {
    others = List.copyOf(others);
  }

  /**
   * Returns the file to write to, as an absolute path.
   *
   * @param force allow overwriting an existing file
   * @throws InvalidInputException when it belongs to the home, is a folder or a device, or already
   *     exists
   * @throws UnavailableException when its folder is missing or not writable
   */
  public Path checked(Path named, boolean force) {
    Path target = named.toAbsolutePath().normalize();
    String shown = target.toString();
    try {
      refuseOwned(target);
      if (Files.isDirectory(target)) {
        throw new InvalidInputException("progress.target.folder", shown);
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        throw new InvalidInputException("progress.target.device", shown);
      }
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !force) {
        throw new InvalidInputException("progress.target.exists", shown);
      }
      Path folder = target.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new InvalidInputException("progress.target.noFolder", shown, String.valueOf(folder));
      }
      if (!Files.isWritable(folder) || (Files.exists(target) && !Files.isWritable(target))) {
        throw new UnavailableException("progress.target.unwritable", shown);
      }
      return target;
    } catch (IOException e) {
      throw new UnavailableException(e, "progress.target.unwritable", shown);
    }
  }

  /**
   * Returns the folder to write into, as an absolute path.
   *
   * @throws InvalidInputException when it is in the home, or the home is in it
   */
  public Path checkedFolder(Path named) {
    Path target = named.toAbsolutePath().normalize();
    try {
      Path written = followed(target);
      if (isBelow(target, home)
          || isBelow(written, home)
          || isBelow(home.toAbsolutePath().normalize(), written)) {
        throw new InvalidInputException(
            "progress.target.ownedFolder", target.toString(), home.toString());
      }
      return target;
    } catch (IOException e) {
      throw new UnavailableException(e, "progress.target.unwritable", target.toString());
    }
  }

  private void refuseOwned(Path target) throws IOException {
    for (Path place : List.of(target, followed(target))) {
      if (isBelow(place, home) || others.stream().anyMatch(other -> isSame(place, other))) {
        throw new InvalidInputException(
            "progress.target.owned", target.toString(), home.toString());
      }
    }
    if (Files.isRegularFile(target) && hasOtherNames(target)) {
      try (Stream<Path> files = Files.walk(home)) {
        if (files.anyMatch(file -> isSame(file, target))) {
          throw new InvalidInputException(
              "progress.target.owned", target.toString(), home.toString());
        }
      }
    }
  }

  /** Resolves links, including dangling ones, to the file that a write would reach. */
  private static Path followed(Path target) throws IOException {
    Path place = target;
    for (int hops = 0; Files.isSymbolicLink(place) && hops < 40; hops++) {
      place = place.resolveSibling(Files.readSymbolicLink(place)).normalize();
    }
    return place;
  }

  /** Compares each parent by file identity, so that case and links do not matter. */
  private static boolean isBelow(Path place, Path folder) {
    for (Path above = place; above != null; above = above.getParent()) {
      if (isSame(above, folder)) {
        return true;
      }
    }
    return real(place).startsWith(real(folder));
  }

  /** Resolves the links of the nearest existing parent. */
  private static Path real(Path place) {
    Path above = place;
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    try {
      return above == null ? place : above.toRealPath().resolve(above.relativize(place));
    } catch (IOException e) {
      // an unresolvable path is compared as written
      return place;
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.equals(other)
          || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    } catch (IOException e) {
      // an inaccessible file is compared by its path alone
      return false;
    }
  }

  private static boolean hasOtherNames(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:nlink") instanceof Integer links && links > 1;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      // this file system does not report link counts, so each file has to be compared
      return true;
    }
  }
}
