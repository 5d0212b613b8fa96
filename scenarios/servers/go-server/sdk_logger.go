package main

import (
	"fmt"
	"io"
)

// sdkLogger takes what the Server SDK has to say. Without one the SDK would write into a folder of its own below the
// working directory, and end the program where it cannot.
type sdkLogger struct {
	to        io.Writer
	isVerbose bool
}

func (logger sdkLogger) Debugf(format string, values ...any) {
	if logger.isVerbose {
		logger.write("debug", format, values)
	}
}

func (logger sdkLogger) Warnf(format string, values ...any) { logger.write("warning", format, values) }

func (logger sdkLogger) Errorf(format string, values ...any) { logger.write("error", format, values) }

func (logger sdkLogger) write(level, format string, values []any) {
	fmt.Fprintf(logger.to, "server sdk, %s: %s\n", level, fmt.Sprintf(format, values...))
}
