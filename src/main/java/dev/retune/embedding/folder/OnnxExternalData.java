package dev.retune.embedding.folder;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the files that hold an ONNX model's weights outside the model file. Weights inside the file
 * are skipped without being read.
 */
public final class OnnxExternalData {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxExternalData.class);
  private static final int EXTERNAL_DATA = 13;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int DEEPEST = 64;

  private final SortedSet<String> locations = new TreeSet<>();

  private OnnxExternalData() {}

  /** The messages of onnx.proto on the way to tensors. */
  private enum Message {
    MODEL,
    GRAPH,
    FUNCTION,
    NODE,
    ATTRIBUTE,
    SPARSE_TENSOR,
    TENSOR,
    ENTRY,
    OTHER;

    /** The message in a field, by the field's number. */
    Message within(int field) {
      return switch (this) {
        case MODEL -> field == 7 ? GRAPH : field == 25 ? FUNCTION : OTHER;
        case GRAPH ->
            switch (field) {
              case 1 -> NODE;
              case 5 -> TENSOR;
              case 15 -> SPARSE_TENSOR;
              default -> OTHER;
            };
        case FUNCTION -> field == 7 ? NODE : OTHER;
        case NODE -> field == 5 ? ATTRIBUTE : OTHER;
        case ATTRIBUTE ->
            switch (field) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE_TENSOR;
              default -> OTHER;
            };
        case SPARSE_TENSOR -> field == 1 || field == 2 ? TENSOR : OTHER;
        case TENSOR -> field == EXTERNAL_DATA ? ENTRY : OTHER;
        case ENTRY, OTHER -> OTHER;
      };
    }
  }

  /**
   * The locations as the model states them, relative to its folder. Empty for a file that is no
   * model, which is reported when it is loaded.
   */
  public static SortedSet<String> of(Path onnx) {
    OnnxExternalData found = new OnnxExternalData();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(onnx), 1 << 16)) {
      found.read(CodedInputStream.newInstance(in), Message.MODEL, 0);
    } catch (IOException e) {
      LOG.info("{} cannot be searched for external data", onnx, e);
    }
    return found.locations;
  }

  private void read(CodedInputStream in, Message message, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("nested too deeply");
    }
    String key = "";
    String value = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      boolean bytes = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      Message within = bytes ? message.within(field) : Message.OTHER;
      if (within != Message.OTHER) {
        int limit = in.pushLimit(in.readRawVarint32());
        read(in, within, depth + 1);
        in.popLimit(limit);
      } else if (message == Message.ENTRY && bytes && field == KEY) {
        key = in.readString();
      } else if (message == Message.ENTRY && bytes && field == VALUE) {
        value = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    if (message == Message.ENTRY && key.equals("location")) {
      locations.add(value);
    }
  }
}
