package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.format.InputFileCheck;
import dev.retune.persistence.connection.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The address of a source as the settings may store it. */
public final class SourceAddress {
  private SourceAddress() {}

  /**
   * Refuses an address with a password or token in it, since the settings are a plain file.
   *
   * @throws InvalidInputException when there is one; its text does not repeat the address
   */
  public static void requireNoPassword(String address) {
    if (hasPassword(address)) {
      throw new InvalidInputException("feedback.passwordInAddress");
    }
  }

  private static boolean hasPassword(String address) {
    String place = address.replaceFirst("(?s)[?;].*", "");
    String parameters = address.substring(place.length());
    return !DatabaseUrl.withoutPassword(place).equals(place)
        || !DatabaseUrl.withoutPassword(parameters).equals(parameters)
        || hasPasswordBeforeHost(address);
  }

  // a password may contain ? or ; itself
  private static boolean hasPasswordBeforeHost(String address) {
    return address.matches("(?s)[^/]*://[^/:@]*:[^/]*@.*");
  }

  /**
   * The file that was given in place of an address; empty for an address.
   *
   * @throws InvalidInputException when it is a folder or a document, which cannot be read
   */
  public static Optional<Path> localFile(String address) {
    // a single letter is a drive of Windows
    if (address.matches("(?is)[a-z][a-z0-9+.-]+:.*")) {
      return Optional.empty();
    }
    try {
      Optional<Path> file = Optional.of(Path.of(address)).filter(Files::exists);
      file.map(List::of).ifPresent(InputFileCheck::check);
      return file;
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * The address with the whole path of a SQLite file, so that it does not depend on the folder in
   * which a command is run later; other addresses as they are.
   *
   * @param folder the folder that a relative path is relative to
   */
  public static String absolute(String address, Path folder) {
    if (!address.matches("(?is)(jdbc:)?sqlite:.*")) {
      return address;
    }
    String location =
        DatabaseUrl.parse(address).jdbc().replaceFirst("(?i)^jdbc:sqlite:(file:)?", "");
    String file = location.replaceFirst("(?s)[?;].*", "");
    if (file.isEmpty() || file.startsWith(":") || file.startsWith("~")) {
      return address;
    }
    try {
      return Path.of(file).isAbsolute()
          ? address
          : "sqlite:///"
              + folder.resolve(file).normalize().toString().replace('\\', '/')
              + location.substring(file.length());
    } catch (InvalidPathException e) {
      // not a file name on this machine; the settings refuse what cannot be read
      return address;
    }
  }
}
