package wrapper

import (
	"context"
	"strings"

	"github.com/heroiclabs/nakama-common/api"
	"github.com/heroiclabs/nakama-common/runtime"
)

// sortedIndexModule is Nakama's module with a StorageIndexList that sorts by the names the index knows:
// value.player_count instead of player_count, which Nakama ignores without an error.
type sortedIndexModule struct {
	runtime.NakamaModule
}

func (m sortedIndexModule) StorageIndexList(ctx context.Context, callerId, indexName, query string, limit int, order []string, cursor string) (*api.StorageObjects, string, error) {
	return m.NakamaModule.StorageIndexList(ctx, callerId, indexName, query, limit, indexedOrder(order), cursor)
}

// indexedOrder puts value. in front of each sort field that lacks it, behind the sign of a descending one.
func indexedOrder(order []string) []string {
	indexed := make([]string, 0, len(order))
	for _, field := range order {
		name, descending := strings.CutPrefix(field, "-")
		if !strings.HasPrefix(name, "value.") {
			name = "value." + name
		}
		if descending {
			name = "-" + name
		}
		indexed = append(indexed, name)
	}
	return indexed
}
