package dev.retune.publishing.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The files of one version: passages as lines of JSON, and their vectors and numbers, in the same
 * order, for NumPy and FAISS.
 */
final class PassageFiles implements VersionFiles {
  static final String PASSAGES = "passages.jsonl";
  private static final String VECTORS = "vectors.npy";
  private static final String NUMBERS = "ids.npy";
  private static final String MANIFEST = "manifest.json";
  private static final List<String> ALL = List.of(PASSAGES, VECTORS, NUMBERS, MANIFEST);
  // a document has far fewer passages
  private static final int PASSAGE_BITS = 20;
  private static final int BLOCK = 1 << 20;

  private final Path folder;

  PassageFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public void begin(PublishManifest manifest) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(PASSAGES), "");
    Files.write(
        folder.resolve(VECTORS), NpyFormat.floats(manifest.passages(), manifest.dimension()));
    Files.write(folder.resolve(NUMBERS), NpyFormat.longs(manifest.passages()));
    Files.writeString(folder.resolve(MANIFEST), manifest.json());
  }

  @Override
  public void append(List<PublishedPassage> passages) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int dimension = passages.isEmpty() ? 0 : passages.getFirst().vector().length;
    ByteBuffer vectors = littleEndian(passages.size() * dimension * Float.BYTES);
    ByteBuffer numbers = littleEndian(passages.size() * Long.BYTES);
    for (PublishedPassage passage : passages) {
      long number = number(passage.id());
      ObjectNode line = JsonFormat.mapper().createObjectNode();
      line.put("id", passage.id())
          .put("number", number)
          .put("fingerprint", passage.fingerprint())
          .put("document", passage.document())
          .put("title", passage.title())
          .put("section", passage.section())
          .put("content", passage.text());
      lines.write(JsonFormat.mapper().writeValueAsBytes(line));
      lines.write('\n');
      for (float value : passage.vector()) {
        vectors.putFloat(value);
      }
      numbers.putLong(number);
    }
    append(PASSAGES, ByteBuffer.wrap(lines.toByteArray()));
    append(VECTORS, vectors.flip());
    append(NUMBERS, numbers.flip());
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void append(String file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /** A number that identifies a passage, since FAISS has no other ids. */
  static long number(String id) {
    int dash = id.lastIndexOf('-');
    return (Long.parseLong(id.substring(0, dash)) << PASSAGE_BITS)
        | Long.parseLong(id.substring(dash + 1));
  }

  @Override
  public void finish() throws IOException {
    for (String file : ALL) {
      try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  @Override
  public Optional<String> manifest() throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    return Files.exists(manifest) ? Optional.of(Files.readString(manifest)) : Optional.empty();
  }

  @Override
  public Map<String, String> fingerprints() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(folder.resolve(PASSAGES))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        var passage = JsonFormat.mapper().readTree(line);
        found.put(passage.path("id").asText(), passage.path("fingerprint").asText());
      }
    }
    return found;
  }

  @Override
  public void vectors(int dimension, BiConsumer<String, float[]> receiver) throws IOException {
    List<String> ids = new ArrayList<>(fingerprints().keySet());
    try (InputStream in = Files.newInputStream(folder.resolve(VECTORS))) {
      in.skipNBytes(NpyFormat.headerLength(in.readNBytes(10)) - 10L);
      int rows = Math.max(1, BLOCK / (dimension * Float.BYTES));
      float[] vector = new float[dimension];
      int row = 0;
      byte[] block = in.readNBytes(rows * dimension * Float.BYTES);
      while (block.length > 0) {
        var floats = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        while (floats.remaining() >= dimension) {
          floats.get(vector);
          receiver.accept(ids.get(row), vector);
          row++;
        }
        block = in.readNBytes(rows * dimension * Float.BYTES);
      }
      if (row != ids.size()) {
        throw new IOException(row + " vectors for " + ids.size() + " passages");
      }
    }
  }

  @Override
  public void delete() throws IOException {
    if (Files.isDirectory(folder)) {
      // without the manifest the folder is no version, whatever is left of it
      Files.deleteIfExists(folder.resolve(MANIFEST));
      for (String file : ALL) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }
}
