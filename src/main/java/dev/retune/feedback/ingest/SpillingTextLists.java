package dev.retune.feedback.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A queue of string lists that are read back in insertion order. Beyond a limit they are written to
 * a temporary file that only the current user can read.
 */
public final class SpillingTextLists implements AutoCloseable {
  private final int inMemory;
  private final List<List<String>> few = new ArrayList<>();
  private Optional<Path> file = Optional.empty();
  private Optional<DataOutputStream> out = Optional.empty();
  private long count;

  /**
   * Initially empty.
   *
   * @param inMemory maximum number of lists kept in memory
   */
  public SpillingTextLists(int inMemory) {
    this.inMemory = inMemory;
  }

  /** Adds a list. */
  public void add(String... texts) {
    count++;
    if (few.size() < inMemory) {
      few.add(List.of(texts));
      return;
    }
    try {
      write(out.isPresent() ? out.get() : open(), texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataOutputStream open() throws IOException {
    Path temporary = Files.createTempFile("retune-", ".aside");
    file = Optional.of(temporary);
    DataOutputStream opened =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)));
    out = Optional.of(opened);
    return opened;
  }

  private static void write(DataOutputStream to, String... texts) throws IOException {
    to.writeInt(texts.length);
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      to.writeInt(bytes.length);
      to.write(bytes);
    }
  }

  long count() {
    return count;
  }

  /** Reads all lists in order; nothing can be added afterwards. */
  public void each(Consumer<List<String>> reader) {
    few.forEach(reader);
    if (file.isEmpty()) {
      return;
    }
    try {
      if (out.isPresent()) {
        out.get().close();
      }
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file.get())))) {
        for (long i = few.size(); i < count; i++) {
          reader.accept(read(in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(DataInputStream in) throws IOException {
    int texts = in.readInt();
    List<String> read = new ArrayList<>(texts);
    for (int i = 0; i < texts; i++) {
      read.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return read;
  }

  @Override
  public void close() {
    try {
      if (out.isPresent()) {
        out.get().close();
      }
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
