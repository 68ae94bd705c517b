package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.connection.DatabaseUrl;

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
}
