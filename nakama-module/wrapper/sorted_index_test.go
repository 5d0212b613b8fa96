package wrapper

import (
	"reflect"
	"testing"
)

func TestSortFieldsGetTheIndexPrefix(t *testing.T) {
	got := indexedOrder([]string{"player_count", "-create_time", "-value.create_time"})
	if want := []string{"value.player_count", "-value.create_time", "-value.create_time"}; !reflect.DeepEqual(got, want) {
		t.Fatalf("order is %v", got)
	}
}
