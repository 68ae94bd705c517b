package dev.retune.publishing.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;

/** Prints a file as JSON, read by Arrow's own library. Argument: the file. */
final class ArrowLibraryReader {
  private ArrowLibraryReader() {}

  public static void main(String[] arguments) throws Exception {
    ObjectNode all = JsonFormat.mapper().createObjectNode();
    try (BufferAllocator memory = new RootAllocator();
        FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ);
        ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      root.getSchema().getCustomMetadata().forEach(all::put);
      all.put("schema", root.getSchema().getFields().toString());
      ArrayNode rows = all.putArray("rows");
      while (reader.loadNextBatch()) {
        root.getFieldVectors().forEach(column -> column.validate());
        for (int i = 0; i < root.getRowCount(); i++) {
          ObjectNode row = rows.addObject();
          for (FieldVector column : root.getFieldVectors()) {
            row.put(column.getName(), String.valueOf(column.getObject(i)));
          }
        }
      }
    }
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(all);
  }
}
