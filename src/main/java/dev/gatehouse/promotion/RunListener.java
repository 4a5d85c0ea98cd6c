package dev.gatehouse.promotion;

import dev.gatehouse.io.Progress;
import dev.gatehouse.script.OutputListener;

/** Hears what a run prints and how far it has come, on the run's own threads. */
public interface RunListener extends OutputListener, Progress {
  /** One that does not care. */
  RunListener SILENT =
      new RunListener() {
        @Override
        public void line(String maskedText, boolean error) {}

        @Override
        public void report(String what, long done, long total) {}
      };
}
