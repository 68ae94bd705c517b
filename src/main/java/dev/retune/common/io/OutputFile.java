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
 * Where a person may have a file written: anywhere but over what Retune itself lives on. For every
 * command that writes one.
 *
 * @param home the folder with all data; nothing in it is a target, by whatever name or link
 * @param others files elsewhere that are none either, such as a database's
 */
public record OutputFile(Path home, List<Path> others) {

  /** Copies the list. */
  public OutputFile {
    others = List.copyOf(others);
  }

  /**
   * The file to write to, with an absolute path.
   *
   * @param force also where there is a file already
   * @throws InvalidInputException when it belongs to the home, is a folder or a device, or is there
   *     already
   * @throws UnavailableException when its folder is not there or cannot be written to
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

  private void refuseOwned(Path target) throws IOException {
    for (Path place : List.of(target, followed(target))) {
      if (isBelowHome(place) || others.stream().anyMatch(other -> isSame(place, other))) {
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

  /** Where a write ends up: links are followed, also one that points to nothing yet. */
  private static Path followed(Path target) throws IOException {
    Path place = target;
    for (int hops = 0; Files.isSymbolicLink(place) && hops < 40; hops++) {
      place = place.resolveSibling(Files.readSymbolicLink(place)).normalize();
    }
    return place;
  }

  /** Each folder above is compared as the file system does, so that case and links play no part. */
  private boolean isBelowHome(Path place) {
    for (Path above = place; above != null; above = above.getParent()) {
      if (isSame(above, home)) {
        return true;
      }
    }
    return real(place).startsWith(real(home));
  }

  /** With the links of the nearest folder that is there followed. */
  private static Path real(Path place) {
    Path above = place;
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    try {
      return above == null ? place : above.toRealPath().resolve(above.relativize(place));
    } catch (IOException e) {
      // what cannot be followed is compared as it is written
      return place;
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.equals(other)
          || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    } catch (IOException e) {
      // what cannot be looked at is compared by its path alone
      return false;
    }
  }

  private static boolean hasOtherNames(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:nlink") instanceof Integer links && links > 1;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      // this file system does not count them, so that each file has to be compared
      return true;
    }
  }
}
