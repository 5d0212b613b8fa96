package main

import (
	"encoding/base64"
	"reflect"
	"time"
)

// instantForm is ISO 8601 with milliseconds, which is all that the service sends.
const instantForm = "2006-01-02T15:04:05.000Z"

// plainOf is a value of the SDK as JSON has it, without what is absent: nil pointers, nil lists (the SDK makes one of an
// empty list too) and enums without a value. Numbers and booleans are pointers in this SDK, so those present are kept,
// zero and false included.
func plainOf(value reflect.Value) (plain any, present bool) {
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		if value.IsNil() {
			return nil, false
		}
		return plainOf(value.Elem())
	case reflect.Struct:
		if instant, isInstant := value.Interface().(time.Time); isInstant {
			return instant.UTC().Format(instantForm), true
		}
		return plainMembers(value), true
	case reflect.Slice:
		return plainList(value)
	case reflect.Map:
		return plainMap(value)
	case reflect.String:
		isEnum := value.Type() != reflect.TypeFor[string]()
		return value.String(), !isEnum || value.Len() > 0
	default:
		return value.Interface(), true
	}
}

func plainMembers(value reflect.Value) map[string]any {
	members := map[string]any{}
	for index := range value.NumField() {
		field := value.Type().Field(index)
		if !field.IsExported() || field.Name == "ResultMetadata" {
			continue
		}
		if member, present := plainOf(value.Field(index)); present {
			members[field.Name] = member
		}
	}
	return members
}

func plainList(value reflect.Value) (any, bool) {
	if value.IsNil() {
		return nil, false
	}
	if bytes, isBytes := value.Interface().([]byte); isBytes {
		return base64.StdEncoding.EncodeToString(bytes), true
	}
	items := make([]any, value.Len())
	for index := range items {
		items[index], _ = plainOf(value.Index(index))
	}
	return items, true
}

func plainMap(value reflect.Value) (any, bool) {
	if value.IsNil() {
		return nil, false
	}
	entries := map[string]any{}
	for _, key := range value.MapKeys() {
		entries[key.String()], _ = plainOf(value.MapIndex(key))
	}
	return entries, true
}
