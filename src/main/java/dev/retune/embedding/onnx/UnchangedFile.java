package dev.retune.embedding.onnx;

import dev.retune.common.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** A model file as it was when it was first used: a later session must not be of another model. */
public record UnchangedFile(Path file, long size, FileTime modified) {
  /**
   * Notes how a file is now.
   *
   * @throws InvalidInputException when it cannot be read
   */
  public static UnchangedFile now(Path file) {
    try {
      return new UnchangedFile(file, Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException e) {
      throw new InvalidInputException(e, "embedding.brokenModel", file.toString());
    }
  }

  /**
   * Checks that it is the same file still.
   *
   * @throws InvalidInputException when it is another one by now
   */
  public void check() {
    if (!now(file).equals(this)) {
      throw new InvalidInputException("embedding.changed", file.toString());
    }
  }
}
