package dev.retune.ui.form;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The content of a password field.
 *
 * @param typed the password as typed; empty means that the stored one is used
 */
public record SecretInput(Optional<String> typed) {

  /** Returns the input of a field, which is left empty to use the stored password. */
  public static SecretInput of(String field) {
    return new SecretInput(Optional.of(field).filter(text -> !text.isEmpty()));
  }

  /** Returns the typed password, or else the stored one. */
  public Optional<String> orStored(Supplier<Optional<String>> stored) {
    return typed.or(stored);
  }
}
