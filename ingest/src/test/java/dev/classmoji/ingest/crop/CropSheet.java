package dev.classmoji.ingest.crop;

import dev.classmoji.ingest.face.DetectorSettings;
import dev.classmoji.ingest.face.UltraFaceDetector;
import dev.classmoji.ingest.source.Recording;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;

/**
 * Puts crops of a synthetic sample beside FER2013 samples, to be looked at: left, a row of crops
 * for each few seconds; right, as many of FER2013. Arguments: a sample video, fer2013.zip, the PNG
 * to write. Run by hand; the product itself never writes an image.
 */
final class CropSheet {
  private static final int SIZE = 64;
  private static final int COLUMNS = 12;
  private static final int ROWS = 8;
  private static final int GAP = 16;

  private CropSheet() {}

  public static void main(String[] arguments) throws Exception {
    var sheet =
        new BufferedImage(2 * COLUMNS * SIZE + GAP, ROWS * SIZE, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = sheet.createGraphics();
    drawCrops(sheet, Path.of(arguments[0]));
    drawTraining(graphics, arguments[1]);
    graphics.dispose();
    ImageIO.write(sheet, "png", Path.of(arguments[2]).toFile());
  }

  private static void drawCrops(BufferedImage sheet, Path video) throws Exception {
    try (var recording = Recording.open(video, 0.15, 1, Clock.systemUTC());
        var detector = new UltraFaceDetector(DetectorSettings.defaults())) {
      var cropper = new FaceCropper(SIZE);
      for (int row = 0; row < ROWS && recording.advance(); row++) {
        var picture = recording.picture();
        int column = 0;
        for (var face : detector.detect(picture)) {
          var crop = cropper.crop(picture, face);
          if (column < COLUMNS) {
            draw(sheet, crop, column++ * SIZE, row * SIZE);
          }
        }
      }
    }
  }

  private static void draw(BufferedImage sheet, Crop crop, int left, int top) {
    for (int i = 0; i < crop.gray().length; i++) {
      int value = crop.gray()[i] & 0xff;
      sheet.getRaster().setSample(left + i % SIZE, top + i / SIZE, 0, value);
    }
  }

  private static void drawTraining(Graphics2D graphics, String zip) throws IOException {
    try (var fer = new ZipFile(zip)) {
      var names =
          fer.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("training/") && name.endsWith(".png"))
              .sorted(Comparator.comparingInt(String::hashCode))
              .limit(ROWS * COLUMNS)
              .toList();
      for (int i = 0; i < names.size(); i++) {
        var image = ImageIO.read(fer.getInputStream(fer.getEntry(names.get(i))));
        int left = (COLUMNS + i % COLUMNS) * SIZE + GAP;
        graphics.drawImage(image, left, i / COLUMNS * SIZE, SIZE, SIZE, null);
      }
    }
  }
}
