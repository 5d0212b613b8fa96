package placing

// CallbackMistake is a mistake of the published samples that the Create callback makes on purpose, to show
// what becomes of it. None is made unless a setting says so.
type CallbackMistake string

const (
	NoMistake CallbackMistake = ""
	// MistakeHookContext uses the context that Create was called with, which is cancelled by the time.
	MistakeHookContext CallbackMistake = "hook-context"
	// MistakePanic panics, as a method call on a nil instance or error does, and guards against nothing.
	MistakePanic CallbackMistake = "panic"
)

// CallbackMistakes are those that can be ordered.
var CallbackMistakes = []CallbackMistake{MistakeHookContext, MistakePanic}
