package dev.retune.publishing.file;

import dev.retune.publishing.file.ArrowFrame.BatchPlace;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A version as one Arrow file, which has the manifest in its schema. */
final class ArrowFiles implements VersionFiles {
  static final String PASSAGES = "passages.arrow";

  private final Path folder;
  private final Path file;

  ArrowFiles(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(PASSAGES);
  }

  private interface Reading<T> {
    T of(ArrowReader reader) throws IOException;
  }

  private <T> T read(Reading<T> reading) throws IOException {
    try (ArrowReader reader = ArrowReader.open(file)) {
      return reading.of(reader);
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException
        | BufferUnderflowException e) {
      // bytes that are not what they seem
      throw new IOException(PASSAGES + " is damaged", e);
    }
  }

  @Override
  public void begin(PublishManifest manifest) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(channel, ArrowFrame.start(new ArrowSchema(manifest.dimension(), manifest.json())));
    }
  }

  @Override
  public void append(List<PublishedPassage> passages) throws IOException {
    if (passages.isEmpty()) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      write(channel, new ArrowBatch(passages).at(channel.size()));
    }
  }

  private static void write(FileChannel channel, ByteBuffer... parts) throws IOException {
    for (ByteBuffer part : parts) {
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
  }

  @Override
  public void finish() throws IOException {
    ByteBuffer end = read(reader -> ArrowFrame.end(reader.schema(), reader.batches()));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      write(channel, end);
      channel.force(true);
    }
  }

  @Override
  public Optional<String> manifest() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(reader -> reader.schema().manifest()));
    } catch (EOFException _) {
      // whoever began it was killed at once
      return Optional.empty();
    }
  }

  @Override
  public Map<String, String> fingerprints() throws IOException {
    return read(
        reader -> {
          Map<String, String> found = new LinkedHashMap<>();
          for (BatchPlace batch : reader.batches()) {
            List<String> ids = reader.texts(batch, ArrowColumn.ID);
            List<String> fingerprints = reader.texts(batch, ArrowColumn.FINGERPRINT);
            for (int i = 0; i < ids.size(); i++) {
              found.put(ids.get(i), fingerprints.get(i));
            }
          }
          return found;
        });
  }

  @Override
  public void vectors(int dimension, BiConsumer<String, float[]> receiver) throws IOException {
    var _ =
        read(
            reader -> {
              float[] vector = new float[dimension];
              for (BatchPlace batch : reader.batches()) {
                List<String> ids = reader.texts(batch, ArrowColumn.ID);
                FloatBuffer vectors = reader.vectors(batch);
                if (vectors.remaining() != ids.size() * dimension) {
                  throw new IOException(vectors.remaining() + " floats for " + ids.size());
                }
                for (String id : ids) {
                  vectors.get(vector);
                  receiver.accept(id, vector);
                }
              }
              return true;
            });
  }

  @Override
  public void delete() throws IOException {
    if (Files.isDirectory(folder)) {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
