package dev.retune.publishing.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.source.SourceAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A store that the live index is published into.
 *
 * @param id number in the workspace; 0 before it is stored
 * @param name its name here
 * @param address where it is, without a password
 * @param place what chat products read there: a view, alias or collection; a name of files
 * @param user who connects
 * @param passwordEnv environment variable or keyring entry with the password or key
 * @param automatic whether promotions and rollbacks are published without being asked for
 */
public record TargetConfig(
    long id,
    String name,
    TargetKind kind,
    String address,
    String place,
    Optional<String> user,
    Optional<String> passwordEnv,
    boolean automatic) {
  private static final int LONGEST_NAME = 100;

  /**
   * The target as it may be stored: with a name, a whole path, no password in its address, and
   * nothing that its kind would not use.
   *
   * @throws InvalidInputException when it may not
   */
  public TargetConfig checked() {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw new InvalidInputException("publishing.badName");
    }
    SourceAddress.requireNoPassword(address);
    requireNothingUnused();
    return new TargetConfig(
        id, stripped, kind, stored(address.strip()), place.strip(), user, passwordEnv, automatic);
  }

  private void requireNothingUnused() {
    if (!kind.takesSecret() && (user.isPresent() || passwordEnv.isPresent())) {
      throw new InvalidInputException("publishing.takesNoSecret", kind.shown());
    }
    if (!kind.takesUser() && user.isPresent()) {
      throw new InvalidInputException("publishing.takesNoUser", kind.shown());
    }
    if (!kind.takesUserAlone() && user.isPresent() && passwordEnv.isEmpty()) {
      throw new InvalidInputException("publishing.userAlone", kind.shown());
    }
  }

  private String stored(String typed) {
    if (typed.isEmpty()) {
      throw new InvalidInputException("publishing.noAddress");
    }
    if (!kind.isFolder()) {
      return typed;
    }
    try {
      return Path.of(typed).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      throw new InvalidInputException(e, "publishing.badFolder", typed);
    }
  }

  /** The same target under its number in the workspace. */
  public TargetConfig withId(long number) {
    return new TargetConfig(number, name, kind, address, place, user, passwordEnv, automatic);
  }
}
